/** One order, live: where it is, what is in it, what it cost, and what can be sorted out. */
import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Empty, Failed, LineBones } from "~/components/states";
import { Recommended } from "~/features/recommendations/BelowTheFold";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { DeliveryFacts } from "./DeliveryFacts";
import { InvoiceLinks } from "./InvoiceLinks";
import { OrderHelp } from "./OrderHelp";
import { OrderHero } from "./OrderHero";
import { OrderLines } from "./OrderLines";
import { OrderReturns } from "./OrderReturns";
import { Timeline } from "./Timeline";
import "~/styles/account.css";
import "~/styles/cart.css";
import "~/styles/orders.css";

const OrderPageQuery = graphql(`
  query OrderPage($id: ID!) {
    order(id: $id) {
      id
      number
      ...OrderHero
      ...Timeline
      ...OrderLines
      ...OrderReturns
      ...DeliveryFacts
      ...OrderHelp
      ...InvoiceLinks
    }
  }
`);

export function OrderPage() {
  const { orderId } = useParams({ from: "/shop/orders/$orderId" });
  const [{ data, error }, reload] = useQuery({
    query: OrderPageQuery,
    variables: { id: orderId },
    requestPolicy: "cache-and-network",
  });
  const order = data?.order;
  useTitle(order ? `Order ${order.number}` : "Order");
  if (!order) {
    return (
      <main id="main" className="page section">
        {data ? <NoSuchOrder /> : error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={8} />}
      </main>
    );
  }
  return (
    <main id="main">
      <div className="page">
        <nav className="crumbs" aria-label="You are here">
          <ol>
            <li>
              <Link to="/account/orders">Orders</Link>
            </li>
            <li aria-current="page">{order.number}</li>
          </ol>
        </nav>
        <OrderHero order={order} />
        <div className="pair wl order-parts">
          <div className="stack">
            <Timeline order={order} />
            <OrderReturns order={order} />
          </div>
          <div className="stack">
            <OrderLines order={order} />
            <InvoiceLinks order={order} />
            <DeliveryFacts order={order} />
            <OrderHelp order={order} />
          </div>
        </div>
      </div>
      <Recommended placement="ORDER" orderId={order.id} title="Goes with this order" popularTitle="Bought by many" />
    </main>
  );
}

function NoSuchOrder() {
  return (
    <Empty
      level={1}
      picture="1f4e6"
      title="We cannot show this order here."
      action={
        <Link className="btn" to="/login" search={{ next: location.pathname }}>
          Log in
        </Link>
      }
    >
      It belongs to somebody who is logged in, or there is no such order.
    </Empty>
  );
}
