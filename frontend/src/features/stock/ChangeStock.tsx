/** Count, correct, receive, send, or keep back: upon the number that was seen, and on no other. */
import { useState } from "react";
import type { FormEvent } from "react";
import { Field } from "~/components/Field";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import type { AdjustmentReason, StockLevelCountsFragment as Level } from "~/gql/graphql";
import { PlaceChoice } from "./PlaceChoice";
import type { Place } from "./PlaceChoice";
import { deeds, labels, reasons, useChange } from "./useChange";
import type { Deed } from "./useChange";

type Props = { variantId: string; level: Level; onDone: () => void };

export function ChangeStock({ variantId, level, onDone }: Props) {
  const [deed, setDeed] = useState<Deed>("count");
  return (
    <section className="plate" aria-label={`Change ${level.location.name}`}>
      <p className="row wrap" role="group" aria-label={`What happened in ${level.location.name}`}>
        {deeds.map((one) => (
          <button key={one} className="chip" type="button" aria-pressed={one === deed} onClick={() => setDeed(one)}>
            {labels[one]}
          </button>
        ))}
      </p>
      <Form key={deed} deed={deed} variantId={variantId} level={level} onDone={onDone} />
    </section>
  );
}

const asks: Record<Deed, [string, string | undefined]> = {
  count: ["How many are there", undefined],
  adjust: ["How many more, or fewer", "A minus for fewer, such as -2."],
  receive: ["How many came", undefined],
  send: ["How many go", "They are coming to the other place until somebody receives them there."],
  terms: ["How many are kept back", "They are not for sale."],
};

function Form({ deed, variantId, level, onDone }: Props & { deed: Deed }) {
  const [seen, setSeen] = useState(level);
  const [text, setText] = useState("");
  const [second, setSecond] = useState(deed === "terms" ? String(level.backorder) : "0");
  const [reason, setReason] = useState<AdjustmentReason>("DAMAGED");
  const [to, setTo] = useState<Place | null>(null);
  const change = useChange(deed, variantId);
  const [label, hint] = asks[deed];

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (change.isBusy) return;
    const done = await change.send(seen, { number: Number(text), second: Number(second), reason, to: to?.id });
    if (done) onDone();
  }

  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      <p className="small soft">
        You see {seen.onHand} on hand, {seen.allocated + seen.reserved} of them promised, {seen.incoming} coming.
      </p>
      <Field label={label} hint={hint} type="number" step={1} required autoFocus value={text} onChange={(event) => setText(event.target.value)} />
      {deed === "receive" && level.incoming > 0 && (
        <Field label="How many will not come" type="number" min={0} value={second} onChange={(event) => setSecond(event.target.value)} />
      )}
      {deed === "terms" && (
        <Field
          label="How many may be sold before they come"
          hint="0 where that is not wanted."
          type="number"
          min={0}
          value={second}
          onChange={(event) => setSecond(event.target.value)}
        />
      )}
      {deed === "adjust" && <Reasons chosen={reason} onChoose={setReason} />}
      {deed === "send" && <PlaceChoice label="To" chosen={to} but={level.location.id} onChoose={setTo} />}
      <Stale shown={change.stale} seen={seen} onLook={(now) => {
        setSeen(now);
        change.forget();
      }} />
      <Refusal message={change.refusal} />
      <p className="row wrap acts">
        <button className="btn" type="submit" aria-disabled={change.isBusy || Boolean(change.stale) || (deed === "send" && !to)}>
          Write it down
        </button>
        <button className="btn line" type="button" onClick={onDone}>
          Leave it
        </button>
      </p>
    </form>
  );
}

function Reasons(props: { chosen: AdjustmentReason; onChoose: (reason: AdjustmentReason) => void }) {
  return (
    <label className="field">
      <span className="label">Why</span>
      <select value={props.chosen} onChange={(event) => props.onChoose(event.target.value as AdjustmentReason)}>
        {Object.entries(reasons).map(([reason, words]) => (
          <option key={reason} value={reason}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Somebody, or a sale, was faster: what was typed stays, and nothing is written over. */
function Stale(props: { shown?: Level; seen: Level; onLook: (now: Level) => void }) {
  const now = props.shown;
  return (
    <div role="alert">
      {now && (
        <Note tone="warn">
          <p>
            <b className="b">This changed while you looked.</b> You saw {props.seen.onHand} on hand, now there are{" "}
            {now.onHand}. Nothing was written.
          </p>
          <p className="row wrap acts">
            <button className="btn line" type="button" onClick={() => props.onLook(now)}>
              Go on from {now.onHand}
            </button>
          </p>
        </Note>
      )}
    </div>
  );
}
