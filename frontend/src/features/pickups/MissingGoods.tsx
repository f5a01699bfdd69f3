/** What of a pickup is not on the shelf: its buyer is asked what to do. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import type { StorePickupFragment as Pickup } from "~/gql/graphql";
import { keyFor } from "~/lib/idempotency";
import { refusalOf } from "~/lib/refusal";
import { ReportPickupShortageMutation } from "./pickupDocuments";

export function MissingGoods({ pickup, onDone }: { pickup: Pickup; onDone: () => void }) {
  const [units, setUnits] = useState<Record<string, number>>({});
  const [{ data, error, fetching }, report] = useMutation(ReportPickupShortageMutation);
  const lines = pickup.order?.lines ?? [];
  const missing = lines.flatMap(({ id }) => (units[id] ? [{ orderLineId: id, quantity: units[id] }] : []));
  const reply = data?.reportPickupShortage;

  async function tell(event: FormEvent) {
    event.preventDefault();
    if (fetching || missing.length === 0) return;
    const content = { pickupId: pickup.id, lines: missing };
    const { data: told } = await report({ input: { ...content, idempotencyKey: keyFor("shortage", content) } });
    if (told?.reportPickupShortage.__typename === "Pickup") onDone();
  }

  return (
    <form className="stack" aria-label="Not on the shelf" onSubmit={(event) => void tell(event)}>
      {lines.map(({ id, name, quantity }) => (
        <Field
          key={id}
          label={`Missing of ${name}`}
          type="number"
          inputMode="numeric"
          min={0}
          max={quantity}
          value={String(units[id] ?? 0)}
          onChange={(event) => setUnits({ ...units, [id]: Number(event.target.value) })}
        />
      ))}
      <Refusal message={reply || error ? refusalOf(reply, "Pickup", error) : undefined} />
      <button className="btn" type="submit" aria-disabled={fetching || missing.length === 0}>
        Ask the buyer
      </button>
    </form>
  );
}
