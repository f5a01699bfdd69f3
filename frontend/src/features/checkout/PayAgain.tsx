/** The order is kept, the money is not there yet: wait for it, or try once more. */
import { useEffect, useState } from "react";
import { useClient } from "urql";
import { Emoji } from "~/components/Emoji";
import { Refusal } from "~/components/Refusal";
import type { DoneOrderFragment as Order } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { startPayment } from "./startPayment";

/** News of a payment is usually here within a second; after this one may press. */
const patienceMs = 4000;

export function PayAgain(props: { order: Order }) {
  const { order } = props;
  const isDeclined = order.payment?.status === "DECLINED";
  const isPatient = usePatience(order.payment?.status);
  useTitle(isDeclined ? "The card was declined" : "Waiting for the payment");
  return (
    <div className="section stack outcome" role="status">
      <Emoji picture={isDeclined ? "1f4b3" : "23f3"} isEager />
      <h1>{isDeclined ? "The card was declined." : "Waiting for your bank."}</h1>
      <p>
        {isDeclined
          ? `${order.payment?.failureMessage ?? "The bank did not say why."} Nothing was charged, and your order is kept.`
          : "We have your order and wait for the payment company’s word. This page changes by itself."}
      </p>
      {(isDeclined || !isPatient) && <TryAgain order={order} isDeclined={isDeclined} />}
    </div>
  );
}

function TryAgain(props: { order: Order; isDeclined: boolean }) {
  const { order } = props;
  const client = useClient();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function again() {
    setBusy(true);
    setRefusal(undefined);
    const payment = await startPayment(client, order.id);
    if (payment.url) return window.location.assign(payment.url);
    setRefusal(payment.refusal);
    setBusy(false);
  }

  return (
    <>
      {!props.isDeclined && <p className="soft">Not paid yet? The order waits for you.</p>}
      <Refusal message={refusal} />
      <p>
        <button className="btn last-step" type="button" aria-disabled={isBusy} onClick={again}>
          {isBusy ? "One moment" : `Try again, pay ${formatMoney(order.totals.total)}`}
        </button>
      </p>
    </>
  );
}

function usePatience(status: string | undefined): boolean {
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs);
    return () => clearTimeout(timer);
  }, [status]);
  return isPatient;
}
