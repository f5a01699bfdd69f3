/** How far along an order is, by the link of its e-mail: no login, and nothing about people. */
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Empty, Failed, LineBones } from "~/components/states";
import { useToken } from "~/features/identity/useToken";
import { ShipmentTrail } from "~/features/shipments/ShipmentTrail";
import { graphql } from "~/gql";
import type { TrackedOrderQuery as Tracked } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatDay, formatMoment } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { isFinal, orderWords } from "./orderWords";
import "~/styles/account.css";
import "~/styles/orders.css";
import "~/styles/tracking.css";

const TrackedOrderQuery = graphql(`
  query TrackedOrder($token: String!) {
    trackedOrder(token: $token) {
      number
      status
      placedAt
      deliveryMethod
      estimatedDelivery
      quantity
      timeline { status title at }
      shipments {
        number
        status
        tracking
        carrier
        trackingNumber
        trackingUrl
        promisedDelivery
        estimatedDelivery
        events { kind at place text }
      }
    }
  }
`);

export function TrackPage() {
  const token = useToken();
  const [{ data, error }, reload] = useQuery({ query: TrackedOrderQuery, variables: { token }, requestPolicy: "network-only" });
  useTitle(t("Your order"));
  const order = data?.trackedOrder;
  return (
    <main id="main" className="page section narrow-page">
      {order ? (
        <Progress order={order} />
      ) : error ? (
        <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />
      ) : data ? (
        <Empty level={1} picture="1f50d" title={t("This link shows nothing any more.")}>
          {t("It is good for 60 days. Log in to see all of your orders.")}
        </Empty>
      ) : (
        <LineBones count={5} />
      )}
    </main>
  );
}

function Progress({ order }: { order: NonNullable<Tracked["trackedOrder"]> }) {
  const { label, tone } = orderWords[order.status];
  const latestFirst = order.timeline.toReversed();
  return (
    <div className="stack">
      <h1>{t("Order {number}", { number: order.number })}</h1>
      <p>
        <Mark tone={tone}>{t(label)}</Mark>
      </p>
      <p>
        {count(order.quantity, "piece")}, {order.deliveryMethod}
        {order.estimatedDelivery && !isFinal(order.status) && t(", with you by {day}", { day: formatDay(order.estimatedDelivery) })}
      </p>
      {order.shipments.some((one) => one.trackingNumber) &&
        order.shipments.map((one) => <ShipmentTrail key={one.number} shipment={one} />)}
      <ol className="trail">
        {latestFirst.map((entry, place) => (
          <li key={`${entry.status}${entry.at}`} aria-current={place === 0 ? "step" : undefined}>
            <span className="b">{t(entry.title)}</span>
            <time dateTime={entry.at}>{formatMoment(entry.at)}</time>
          </li>
        ))}
      </ol>
    </div>
  );
}
