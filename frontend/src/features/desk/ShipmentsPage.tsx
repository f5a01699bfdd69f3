/** Every shipment that is to leave, to pick, to pack, to print and to send. */
import { useSearch } from "@tanstack/react-router";
import { shipmentWords } from "~/features/shipments/shipmentWords";
import type { FulfilmentStatus } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { chosenOf, viewOf } from "./choices";
import { Nothing } from "./Nothing";
import { Panes } from "./Panes";
import { ShipmentList } from "./ShipmentList";
import { ShipmentPane } from "./ShipmentPane";
import { StatusFilter } from "./StatusFilter";

const statuses: FulfilmentStatus[] = ["OPEN", "PICKING", "PACKED", "SHIPPED", "DELIVERED", "CANCELLED"];

export function ShipmentsPage() {
  useTitle("Shipments, desk");
  const search = useSearch({ from: "/deskFrame/desk/shipments" });
  const status = chosenOf(statuses, search.status);
  return (
    <Panes
      title="Shipments"
      view={viewOf(search)}
      listLabel="Shipments"
      itemLabel="Shipment"
      sideLabel="Order"
      list={
        <>
          <StatusFilter statuses={statuses} chosen={status} label={(one) => shipmentWords[one].label} />
          <ShipmentList key={status} status={status} chosen={search.id} />
        </>
      }
      item={search.id ? <ShipmentPane key={search.id} id={search.id} /> : <Nothing>Choose a shipment.</Nothing>}
    />
  );
}
