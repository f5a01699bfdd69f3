/** One shipment as staff send it: what is in it, its papers, and the step that is next. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { ShipmentTrail } from "~/features/shipments/ShipmentTrail";
import { count } from "~/lib/count";
import { Nothing, NotThere } from "./Nothing";
import { DeskShipmentQuery } from "./shipmentDocuments";
import { ShipmentSteps } from "./ShipmentSteps";
import { SplitShipment } from "./SplitShipment";

export function ShipmentPane({ id }: { id: string }) {
  const [{ data, error }, load] = useQuery({ query: DeskShipmentQuery, variables: { id }, requestPolicy: "cache-and-network" });
  const reload = () => load({ requestPolicy: "network-only" });
  if (!data) return <NotThere error={error} onRetry={reload} />;
  const one = data.fulfilment;
  if (!one) return <Nothing>There is no such shipment, or it is not for your role.</Nothing>;
  const papers = [
    { name: "Pick list", url: one.pickListUrl },
    { name: "Packing slip", url: one.packingSlipUrl },
    { name: "Label", url: one.labelUrl },
  ];
  return (
    <>
      <div className="hd">
        <h2>Shipment {one.number}</h2>
        <p className="small soft">
          From {one.locationName}
          {one.order && (
            <>
              , of{" "}
              <Link to="/desk/orders" search={{ id: one.order.id }}>
                order {one.order.number}
              </Link>
            </>
          )}
        </p>
        <ShipmentSteps id={one.id} next={one.nextStatuses} onDone={reload} />
        <p className="row wrap">
          {papers.map(
            ({ name, url }) =>
              url && (
                <a key={name} className="btn line" href={url} target="_blank" rel="noreferrer">
                  {name}
                </a>
              ),
          )}
        </p>
      </div>
      <div className="work">
        <div className="stack">
          <ul className="stack small lines">
            {one.lines.map((line) => (
              <li key={line.orderLine.id}>
                {count(line.quantity, "piece")} <b className="b">{line.orderLine.name}</b> <span className="soft">{line.orderLine.sku}</span>
              </li>
            ))}
          </ul>
          {(one.status === "OPEN" || one.status === "PICKING") && <SplitShipment id={one.id} lines={one.lines} onDone={reload} />}
        </div>
        <ShipmentTrail shipment={one} takenBy={one.proof?.takenBy} />
      </div>
    </>
  );
}
