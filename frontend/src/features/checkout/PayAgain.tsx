/** The order is kept, the money is not there yet: wait for it, or try once more. */
import { useEffect, useState } from "react";
import { Emoji } from "~/components/Emoji";
import type { DoneOrderFragment as Order } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { PayOrder } from "./PayOrder";

/** News of a payment is usually here within a second, a bank that thinks takes longer; then one may press. */
const patienceMs = { usual: 4_000, underWay: 20_000 };

type Props = {
  order: Order;
  /** The payment page said that a payment is under way: what is known of an earlier one is old. */
  isUnderWay: boolean;
};

export function PayAgain({ order, isUnderWay }: Props) {
  const isDeclined = order.payment?.status === "DECLINED" && !isUnderWay;
  const isPatient = usePatience(isUnderWay ? patienceMs.underWay : patienceMs.usual, order.payment?.status);
  useTitle(isDeclined ? t("The card was declined") : t("Waiting for the payment"));
  return (
    <div className="section stack outcome" role="status">
      <Emoji picture={isDeclined ? "1f4b3" : "23f3"} isEager />
      <h1>{isDeclined ? t("The card was declined.") : t("Waiting for your bank.")}</h1>
      <p>
        {isDeclined
          ? t("{why} Nothing was charged, and your order is kept.", { why: order.payment?.failureMessage ?? t("The bank did not say why.") })
          : t("We have your order and wait for the payment company’s word. This page changes by itself.")}
      </p>
      {!isDeclined && !isPatient && <p className="soft">{t("Not paid yet? The order waits for you.")}</p>}
      {(isDeclined || !isPatient) && (
        <div>
          <PayOrder orderId={order.id}>{t("Try again, pay {amount}", { amount: formatMoney(order.totals.total) })}</PayOrder>
        </div>
      )}
    </div>
  );
}

function usePatience(ms: number, status: string | undefined): boolean {
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    setPatient(true);
    const timer = setTimeout(() => setPatient(false), ms);
    return () => clearTimeout(timer);
  }, [ms, status]);
  return isPatient;
}
