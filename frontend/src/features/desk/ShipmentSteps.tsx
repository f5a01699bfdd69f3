/** Moves a shipment on; a refusal is shown and the shipment loaded anew. */
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import type { FulfilmentStatus } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { AdvanceFulfilmentMutation, ShipFulfilmentMutation } from "./shipmentDocuments";

const deeds: Record<FulfilmentStatus, string> = {
  OPEN: "Set back",
  PICKING: "Pick it",
  PACKED: "It is packed",
  SHIPPED: "It has left without a label",
  DELIVERED: "It is delivered",
  CANCELLED: "Call it off, and plan it anew",
};

type Props = { id: string; next: FulfilmentStatus[]; onDone: () => void };

export function ShipmentSteps({ id, next, onDone }: Props) {
  const [moving, advance] = useOnce(`advance ${id}`, AdvanceFulfilmentMutation);
  const [shipping, ship] = useMutation(ShipFulfilmentMutation);
  const [refusal, setRefusal] = useState<string>();
  const isBusy = moving.fetching || shipping.fetching;

  async function move(to: FulfilmentStatus) {
    if (isBusy) return;
    const { data, error } = await advance({ fulfilmentId: id, to });
    setRefusal(refusalOf(data?.advanceFulfilment, "Fulfilment", error));
    onDone();
  }

  async function send() {
    if (isBusy) return;
    const { data, error } = await ship({ input: { fulfilmentId: id } });
    setRefusal(refusalOf(data?.shipFulfilment, "Fulfilment", error));
    onDone();
  }

  return (
    <>
      {next.length > 0 && (
        <p className="row wrap acts">
          {next.includes("SHIPPED") && (
            <button className="btn" type="button" aria-disabled={isBusy} onClick={() => void send()}>
              Buy the label and ship
            </button>
          )}
          {next.map((to) => (
            <button
              key={to}
              className={to === "CANCELLED" || to === "SHIPPED" ? "btn line" : "btn"}
              type="button"
              aria-disabled={isBusy}
              onClick={() => void move(to)}
            >
              {deeds[to]}
            </button>
          ))}
        </p>
      )}
      <Refusal message={refusal} />
    </>
  );
}
