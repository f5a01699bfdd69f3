/** The button that leads an order to its payment page. */
import { useState } from "react";
import { useClient } from "urql";
import { Refusal } from "~/components/Refusal";
import { t } from "~/lib/words";
import { goToPay, startPayment } from "./startPayment";

export function PayOrder(props: { orderId: string; children: string }) {
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function pay() {
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const payment = await startPayment(client, props.orderId);
    if (payment.url) return goToPay(payment.url);
    setRefusal(payment.refusal);
    setBusy(false);
  }

  return (
    <>
      <Refusal message={refusal} />
      <button className="btn last-step" type="button" aria-disabled={isBusy} onClick={() => void pay()}>
        {isBusy ? t("One moment") : props.children}
      </button>
    </>
  );
}
