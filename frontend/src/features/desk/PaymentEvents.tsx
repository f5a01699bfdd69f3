/** What became of the payment, with its times and sums, for those who work on the order. */
import { useQuery } from "urql";
import { graphql } from "~/gql";
import type { PaymentEventKind } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";

const PaymentEventsQuery = graphql(`
  query PaymentEvents($orderId: ID!) {
    paymentEvents(orderId: $orderId) { id kind at amount { amount currency } }
  }
`);

const GrantsQuery = graphql(`
  query PaymentGrants {
    me { id grants }
  }
`);

const words: Record<PaymentEventKind, string> = {
  STARTED: "Begun",
  AUTHORIZED: "Authorised",
  CAPTURE_ASKED: "Charge asked for",
  CAPTURED: "Charged",
  DECLINED: "Declined",
  VOIDED: "Voided",
  REFUND_ASKED: "Refund asked for",
  REFUNDED: "Refunded",
  DISPUTED: "Disputed",
  DISPUTE_WON: "Dispute won",
  DISPUTE_LOST: "Dispute lost, the bank took it back",
};

export function PaymentEvents({ orderId }: { orderId: string }) {
  const [{ data: known }] = useQuery({ query: GrantsQuery });
  const isAllowed = known?.me?.grants.some((one) => one === "MOVE_ORDERS" || one === "REFUND") ?? false;
  const [{ data }] = useQuery({ query: PaymentEventsQuery, variables: { orderId }, pause: !isAllowed, requestPolicy: "cache-and-network" });
  const events = data?.paymentEvents ?? [];
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="order-payment">
      <h2 id="order-payment">Payment</h2>
      <ol className="stack small lines">
        {events.map(({ id, kind, at, amount }) => (
          <li key={id} className="row wrap">
            <span className="b">{words[kind]}</span>
            <time className="soft" dateTime={at}>
              {formatMoment(at)}
            </time>
            {Number(amount.amount) > 0 && <span className="push">{formatMoney(amount)}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
