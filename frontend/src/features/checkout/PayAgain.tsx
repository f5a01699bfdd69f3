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
  /** Its buyer came back from the payment page without paying. */
  isLeft: boolean;
};

export function PayAgain({ order, isUnderWay, isLeft }: Props) {
  const isPatient = usePatience(isUnderWay ? patienceMs.underWay : patienceMs.usual, order.payment?.status);
  const state = stateOf(order, isUnderWay, isLeft);
  const { picture, title, heading, text } = says(order)[state];
  useTitle(title);
  const amount = formatMoney(order.payment?.amount ?? order.totals.total);
  return (
    <div className="section stack outcome">
      <Emoji picture={picture} isEager />
      <div className="stack" role="status">
        <h1>{heading}</h1>
        <p>{text}</p>
        {state === "waiting" && !isPatient && <p className="soft">{t("Not paid yet? The order waits for you.")}</p>}
      </div>
      {(state !== "waiting" || !isPatient) && (
        <PayOrder orderId={order.id}>{state === "left" ? t("Pay {amount}", { amount }) : t("Try again, pay {amount}", { amount })}</PayOrder>
      )}
    </div>
  );
}

function stateOf(order: Order, isUnderWay: boolean, isLeft: boolean) {
  if (isUnderWay) return "waiting";
  if (order.payment?.status === "DECLINED") return "declined";
  return isLeft ? "left" : "waiting";
}

const says = (order: Order) => ({
  declined: {
    picture: "1f4b3",
    title: t("The payment was declined"),
    heading: t("The payment was declined."),
    text: t("{why} Nothing was charged, and your order is kept.", { why: order.payment?.failureMessage ?? t("The bank did not say why.") }),
  },
  left: {
    picture: "1f9fa",
    title: t("Not paid yet"),
    heading: t("Not paid yet."),
    text: t("You left the payment page. Nothing was charged, and the goods are kept for you."),
  },
  waiting: {
    picture: "23f3",
    title: t("Waiting for the payment"),
    heading: t("Waiting for your bank."),
    text: t("We have your order and wait for the payment company’s word. This page changes by itself."),
  },
});

function usePatience(ms: number, status: string | undefined): boolean {
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    setPatient(true);
    const timer = setTimeout(() => setPatient(false), ms);
    return () => clearTimeout(timer);
  }, [ms, status]);
  return isPatient;
}
