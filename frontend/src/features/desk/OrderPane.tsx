/** One order as staff see it: what it holds, what has happened, and what may happen next. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { DeliveryFacts } from "~/features/orders/DeliveryFacts";
import { OrderLines } from "~/features/orders/OrderLines";
import { orderWords } from "~/features/orders/orderWords";
import { Timeline } from "~/features/orders/Timeline";
import { useLiveOrder } from "~/features/orders/useLiveOrder";
import { WholeHistory } from "~/features/orders/WholeHistory";
import { returnWords } from "~/features/returns/returnWords";
import { graphql } from "~/gql";
import type { DeskOrderQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { AdvanceOrder } from "./AdvanceOrder";
import { CancelForBuyer } from "./CancelForBuyer";
import { Nothing, NotThere } from "./Nothing";
import { PaymentEvents } from "./PaymentEvents";

const DeskOrderQuery = graphql(`
  query DeskOrder($id: ID!) {
    order(id: $id) {
      id
      number
      status
      channel
      placedAt
      store { id name }
      returns { id number status refund { amount currency } }
      ...AdvanceOrder
      ...CancelForBuyer
      ...Timeline
      ...OrderLines
      ...DeliveryFacts
    }
  }
`);

export function OrderPane({ id }: { id: string }) {
  const [{ data, error }, load] = useQuery({
    query: DeskOrderQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const reload = () => load({ requestPolicy: "network-only" });
  useLiveOrder(id, !data?.order);
  if (!data) return <NotThere error={error} onRetry={reload} />;
  const order = data.order;
  if (!order) return <Nothing>There is no such order, or it is not for your role.</Nothing>;
  const words = orderWords[order.status];
  const channel = { WEB: "web", APP: "app", TILL: "till" }[order.channel];
  return (
    <>
      <div className="hd">
        <div className="row wrap">
          <h2>Order {order.number}</h2>
          <Mark tone={words.tone}>{words.label}</Mark>
        </div>
        <p className="small soft">
          {formatMoment(order.placedAt)}, {channel}
          {order.store && `, ${order.store.name}`}
        </p>
        <AdvanceOrder order={order} onStale={reload} />
      </div>
      <div className="work">
        <OrderLines order={order} />
        <div className="stack">
          <Timeline order={order} />
          <WholeHistory key={id} orderId={id} />
          <DeliveryFacts order={order} />
          <CancelForBuyer key={`cancel ${id}`} order={order} />
          <PaymentEvents orderId={order.id} />
          <Returns returns={order.returns} />
        </div>
      </div>
    </>
  );
}

function Returns({ returns }: { returns: NonNullable<Data["order"]>["returns"] }) {
  if (returns.length === 0) return null;
  return (
    <section aria-labelledby="order-returns">
      <h2 id="order-returns">Returns</h2>
      <ul className="stack small lines">
        {returns.map((one) => (
          <li key={one.id} className="row">
            <Link className="b" to="/desk/returns" search={{ id: one.id }}>
              {one.number}
            </Link>
            <Mark tone={returnWords[one.status].tone}>{returnWords[one.status].label}</Mark>
            <span className="push">{formatMoney(one.refund)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
