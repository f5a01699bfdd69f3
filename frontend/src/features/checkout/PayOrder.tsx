/** The button that leads an order to its payment page, by whichever way its buyer now chooses. */
import { useState } from "react";
import { useClient } from "urql";
import { Refusal } from "~/components/Refusal";
import { t } from "~/lib/words";
import { PayChoice } from "./PayStep";
import { usePayWays } from "./payWays";
import { goToPay, startPayment } from "./startPayment";

export function PayOrder(props: { orderId: string; children: string }) {
  const client = useClient();
  const ways = usePayWays();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function pay() {
    if (isBusy) return;
    setBusy(true);
    setRefusal(undefined);
    const payment = await startPayment(client, props.orderId, ways.chosen);
    if (payment.url) return goToPay(payment.url);
    setRefusal(payment.refusal);
    setBusy(false);
  }

  return (
    <div className="stack pay-order">
      <PayChoice ways={ways} />
      <Refusal message={refusal} />
      <div>
        <button className="btn last-step" type="button" aria-disabled={isBusy} onClick={() => void pay()}>
          {isBusy ? t("One moment") : props.children}
        </button>
      </div>
    </div>
  );
}
