/** One order, live: where it is, what is in it, what it cost, and what can be sorted out. */
import { Link, useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useQuery } from "urql";
import { Empty, Failed, LineBones } from "~/components/states";
import { Recommended } from "~/features/recommendations/BelowTheFold";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { DeliveryFacts } from "./DeliveryFacts";
import { InvoiceLinks } from "./InvoiceLinks";
import { OrderHelp } from "./OrderHelp";
import { OrderHero } from "./OrderHero";
import { OrderLines } from "./OrderLines";
import { OrderReturns } from "./OrderReturns";
import { Timeline } from "./Timeline";
import { WholeHistory } from "./WholeHistory";
import "~/styles/account.css";
import "~/styles/cart.css";
import "~/styles/orders.css";

const OrderPickup = lazy(() => import("~/features/pickups/OrderPickup").then((found) => ({ default: found.OrderPickup })));

const OrderShipments = lazy(() => import("~/features/shipments/OrderShipments").then((found) => ({ default: found.OrderShipments })));

const OrderPageQuery = graphql(`
  query OrderPage($id: ID!) {
    order(id: $id) {
      id
      number
      pickup { id status }
      fulfilments { id status tracking trackingNumber }
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
  useTitle(order ? t("Order {number}", { number: order.number }) : t("Order"));
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
        <nav className="crumbs" aria-label={t("You are here")}>
          <ol>
            <li>
              <Link to="/account/orders">{t("Orders")}</Link>
            </li>
            <li aria-current="page">{order.number}</li>
          </ol>
        </nav>
        <OrderHero order={order} />
        <div className="pair wl order-parts">
          <div className="stack">
            {order.pickup && (
              <Suspense>
                <OrderPickup orderId={order.id} now={order.pickup.status} />
              </Suspense>
            )}
            {order.fulfilments.some((one) => one.trackingNumber || order.fulfilments.length > 1) && (
              <Suspense>
                <OrderShipments orderId={order.id} />
              </Suspense>
            )}
            <Timeline order={order} />
            <WholeHistory orderId={order.id} />
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
      <Recommended placement="ORDER" orderId={order.id} title={t("Goes with this order")} popularTitle={t("Bought by many")} />
    </main>
  );
}

function NoSuchOrder() {
  return (
    <Empty
      level={1}
      picture="1f4e6"
      title={t("We cannot show this order here.")}
      action={
        <Link className="btn" to="/login" search={{ next: location.pathname }}>
          {t("Log in")}
        </Link>
      }
    >
      {t("It belongs to somebody who is logged in, or there is no such order.")}
    </Empty>
  );
}
