/** The shipments of an order, as its buyer follows them; live with the order. */
import { useQuery } from "urql";
import { graphql } from "~/gql";
import { count } from "~/lib/count";
import { t } from "~/lib/words";
import { ShipmentTrail } from "./ShipmentTrail";

const OrderShipmentsQuery = graphql(`
  query OrderShipments($id: ID!) {
    order(id: $id) {
      id
      fulfilments {
        id
        number
        status
        tracking
        carrier
        trackingNumber
        trackingUrl
        promisedDelivery
        estimatedDelivery
        proof { takenBy photoUrl }
        events { kind at place text }
        lines { quantity orderLine { id name } }
      }
    }
  }
`);

export function OrderShipments({ orderId }: { orderId: string }) {
  const [{ data }] = useQuery({ query: OrderShipmentsQuery, variables: { id: orderId } });
  const shipments = data?.order?.fulfilments.filter((one) => one.status !== "CANCELLED") ?? [];
  if (shipments.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="shipments">
      <h2 id="shipments" className="part-head">
        {t("Shipments")}
      </h2>
      {shipments.map((one) => (
        <div key={one.id} className="stack">
          <ShipmentTrail shipment={one} takenBy={one.proof?.takenBy} />
          {shipments.length > 1 && (
            <p className="small soft">{one.lines.map((line) => `${count(line.quantity, "piece")} ${line.orderLine.name}`).join(", ")}</p>
          )}
        </div>
      ))}
    </section>
  );
}
