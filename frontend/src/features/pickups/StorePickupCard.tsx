/** One pickup as its store sees it: what to pick, when it is wanted, and the one next step. */
import { useState } from "react";
import { useMutation } from "urql";
import { Mark } from "~/components/Mark";
import { Refusal } from "~/components/Refusal";
import { readFragment } from "~/gql";
import type { PickupStatus, StorePickupFragment as Pickup } from "~/gql/graphql";
import { keyFor } from "~/lib/idempotency";
import { slotOf } from "./hours";
import { MissingGoods } from "./MissingGoods";
import { HandOverPickupMutation, MovePickupMutation, StorePickupFragment } from "./pickupDocuments";

export type StorePickup = Pickup;

const steps: Partial<Record<PickupStatus, string>> = {
  ACCEPTED: "Accept",
  PICKED: "All of it is picked",
  READY: "Ready: tell the buyer",
};

export function StorePickupCard({ pickup: given, code, onMoved }: { pickup: Pickup; code?: string; onMoved: () => void }) {
  const [pickup, setPickup] = useState(given);
  const [refusal, setRefusal] = useState<string>();
  const [isSeen, setSeen] = useState(false);
  const [{ fetching: isMoving }, move] = useMutation(MovePickupMutation);
  const [{ fetching: isHanding }, handOver] = useMutation(HandOverPickupMutation);
  const [isLacking, setLacking] = useState(false);
  const order = pickup.order;
  const next = pickup.nextStatuses.find((one) => steps[one]);

  async function step(to: PickupStatus) {
    const content = { pickupId: pickup.id, to };
    const { data } = await move({ input: { ...content, idempotencyKey: keyFor("pickup", content) } });
    const result = data?.movePickup;
    if (result?.__typename !== "Pickup") return setRefusal(result?.message ?? "That did not reach the shop. Press again.");
    setPickup(readFragment(StorePickupFragment, result));
    setRefusal(undefined);
    onMoved();
  }

  async function give() {
    if (!code) return;
    const { data } = await handOver({ input: { pickupId: pickup.id, code, isAgeChecked: isSeen } });
    const result = data?.handOverPickup;
    if (result?.__typename !== "Pickup") return setRefusal(result?.message ?? "That did not reach the shop. Press again.");
    setPickup(readFragment(StorePickupFragment, result));
    setRefusal(undefined);
    onMoved();
  }

  return (
    <article className="store-pickup" aria-label={`Pickup ${order?.number}`}>
      <header className="row">
        <h2>{order?.number}</h2>
        <Mark tone={pickup.status === "READY" || pickup.status === "COLLECTED" ? "good" : "info"}>{pickup.status.toLowerCase()}</Mark>
      </header>
      <p className="small">{slotOf(pickup, pickup.timeZone)}</p>
      {pickup.collector && <p className="small">May be collected by {pickup.collector}</p>}
      {order?.note && <p className="small">Note: {order.note}</p>}
      <ul className="store-lines">
        {order?.lines.map((line) => (
          <li key={line.id}>
            <b className="b">{line.quantity} ×</b> {line.name} <span className="tiny soft">{line.sku}</span>
          </li>
        ))}
      </ul>
      {pickup.missing.length > 0 && <p className="small">Missing: {pickup.missing.map((one) => `${one.quantity} × ${one.name}`).join(", ")}</p>}
      {order?.ageLimit != null && pickup.status === "READY" && code && (
        <label className="check">
          <input type="checkbox" checked={isSeen} onChange={(event) => setSeen(event.target.checked)} /> I looked: {order.ageLimit} or older
        </label>
      )}
      <Refusal message={refusal} />
      {isLacking && <MissingGoods pickup={pickup} onDone={onMoved} />}
      <div className="row store-acts">
        {next && (
          <button className="btn" type="button" aria-disabled={isMoving} onClick={() => !isMoving && void step(next)}>
            {pickup.status === "SHORT" ? "Found after all" : steps[next]}
          </button>
        )}
        {pickup.status === "READY" && code && (
          <button className="btn" type="button" aria-disabled={isHanding} onClick={() => !isHanding && void give()}>
            Hand over
          </button>
        )}
        {next && pickup.status !== "SHORT" && (
          <button className="text-btn" type="button" aria-expanded={isLacking} onClick={() => setLacking(!isLacking)}>
            Not on the shelf
          </button>
        )}
        <button className="text-btn" type="button" onClick={() => window.print()}>
          Print
        </button>
      </div>
    </article>
  );
}
