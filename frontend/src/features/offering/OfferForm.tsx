/** All that is to be said of an offer, new or known; tried on past orders before anybody gets it. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field, SelectField, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { Overtaken } from "~/features/owner/Overtaken";
import { reasonIn } from "~/features/owner/reasonIn";
import type { OfferEffect } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { OfferGives } from "./OfferGives";
import { OfferLimits } from "./OfferLimits";
import { OfferTrial } from "./OfferTrial";
import { SaveOfferMutation } from "./offerDocuments";
import { draftOf, termsOf } from "./offerDraft";
import type { Draft, DraftField, Known } from "./offerDraft";
import { effects } from "./offerWords";

export type Market = { code: string; name: string; currency: string };
export type Typed = (name: DraftField, label: string, path?: string) => { label: string; value: string; error?: string; onChange: (event: { target: { value: string } }) => void };
export type Parts = { draft: Draft; typed: Typed; onChange: (changed: Partial<Draft>) => void };
type Props = { known?: Known; markets: readonly Market[]; onDone: () => void; onLeave: () => void; onReload?: () => void };

export function OfferForm({ known, markets, onDone, onLeave, onReload }: Props) {
  const [draft, setDraft] = useState(() => draftOf(markets[0]?.currency ?? "", new Date(), known));
  const [{ data, error, fetching }, send] = useMutation(SaveOfferMutation);
  const answer = data?.saveOffer;
  const errors = fieldErrors(answer);
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const typed: Typed = (name, label, path = name) => ({
    label,
    value: draft[name],
    error: errors[`offer.${path}`],
    onChange: (event) => change({ [name]: event.target.value }),
  });

  async function save(revision: number) {
    const input = { id: known?.id ?? null, revision, offer: termsOf(draft, known) };
    const done = (await send({ input })).data?.saveOffer;
    if (done?.__typename !== "OfferSettings") return;
    say(draft.isDraft ? `${draft.name} is kept as a draft.` : `${draft.name} is set.`);
    onDone();
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching) void save(known?.revision ?? 0);
  }

  return (
    <form className="stack rate" onSubmit={press} aria-label={known ? `Change ${known.name}` : "New offer"}>
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "OfferSettings", error) : undefined} />
      <div className="row wrap">
        <Field {...typed("name", "Name")} required maxLength={120} hint="As shoppers read it." />
        <SelectField label="What it gives" value={draft.effect} onChange={(event) => change({ effect: event.target.value as OfferEffect })}>
          {(Object.keys(effects) as OfferEffect[])
            .filter((one) => one !== "BUNDLE" || known?.effect === "BUNDLE")
            .map((one) => (
              <option key={one} value={one}>
                {effects[one]}
              </option>
            ))}
        </SelectField>
      </div>
      <OfferGives draft={draft} typed={typed} onChange={change} markets={markets} />
      <div className="row wrap">
        <Field {...typed("startsAt", "From")} type="datetime-local" required />
        <Field {...typed("endsAt", "Until")} type="datetime-local" required />
      </div>
      <OfferLimits draft={draft} typed={typed} onChange={change} />
      <TextField {...typed("terms", "Its terms, as shoppers read them")} rows={2} maxLength={1000} />
      <OfferTrial terms={() => termsOf(draft, known)} />
      <label className="check">
        <input type="checkbox" checked={draft.isDraft} onChange={(event) => change({ isDraft: event.target.checked })} />
        <span>Keep it as a draft: nobody gets it yet</span>
      </label>
      <Overtaken answer={answer} onMine={(revision) => void save(revision)} onTheirs={() => onReload?.()} />
      <p className="row wrap acts">
        <button className="btn" type="submit" aria-disabled={fetching}>
          {draft.isDraft ? "Keep the draft" : "Let it run"}
        </button>
        <button className="btn line" type="button" onClick={onLeave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
