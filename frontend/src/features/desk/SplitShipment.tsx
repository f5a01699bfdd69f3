/** Lets some of a shipment go later: the pieces that are not here now. */
import { useState } from "react";
import type { FormEvent } from "react";
import { Refusal } from "~/components/Refusal";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { SplitFulfilmentMutation } from "./shipmentDocuments";

type Line = { quantity: number; orderLine: { id: string; name: string } };

export function SplitShipment({ id, lines, onDone }: { id: string; lines: Line[]; onDone: () => void }) {
  const [{ fetching }, split] = useOnce(`split ${id}`, SplitFulfilmentMutation);
  const [refusal, setRefusal] = useState<string>();

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (fetching) return;
    const given = new FormData(event.currentTarget);
    const later = lines
      .map((line) => ({ orderLineId: line.orderLine.id, quantity: Number(given.get(line.orderLine.id)) }))
      .filter((line) => line.quantity > 0);
    const { data, error } = await split({ fulfilmentId: id, lines: later });
    setRefusal(refusalOf(data?.splitFulfilment, "Fulfilment", error));
    onDone();
  }

  return (
    <details>
      <summary>Send some of it later</summary>
      <form className="stack" onSubmit={send}>
        {lines.map((line) => (
          <label key={line.orderLine.id} className="row small">
            {line.orderLine.name}
            <input name={line.orderLine.id} type="number" min={0} max={line.quantity} defaultValue={0} />
          </label>
        ))}
        <button className="btn line" type="submit" aria-disabled={fetching}>
          Plan a later shipment of these
        </button>
      </form>
      <Refusal message={refusal} />
    </details>
  );
}
