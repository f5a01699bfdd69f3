/** All that is to be said of a way of delivery, new or known. What is placed keeps its price and promise. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field, SelectField, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { Overtaken } from "~/features/owner/Overtaken";
import { reasonIn } from "~/features/owner/reasonIn";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { ChangeDeliveryMutation, CreateDeliveryMutation } from "./deliveryDocuments";
import { draftOf, termsOf } from "./deliveryDraft";
import type { DraftField, Market, Way } from "./deliveryDraft";
import { Weekdays } from "./Weekdays";

type Props = { way?: Way; market: Market; onDone: () => void; onLeave: () => void; onReload?: () => void };

export function DeliveryForm({ way, market, onDone, onLeave, onReload }: Props) {
  const [draft, setDraft] = useState(() => draftOf(way));
  const [code, setCode] = useState("");
  const [made, create] = useMutation(CreateDeliveryMutation);
  const [changed, change] = useMutation(ChangeDeliveryMutation);
  const answer = way ? changed.data?.changeDeliveryMethod : made.data?.createDeliveryMethod;
  const error = made.error ?? changed.error;
  const errors = fieldErrors(answer);

  async function save(revision: number) {
    const method = termsOf(draft);
    const done = way
      ? (await change({ input: { deliveryMethodId: way.id, revision, method } })).data?.changeDeliveryMethod
      : (await create({ input: { channel: market.code, code: code.trim(), method } })).data?.createDeliveryMethod;
    if (done?.__typename !== "DeliverySettings") return;
    say(`${method.name} is offered so from the next order on.`);
    onDone();
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!made.fetching && !changed.fetching) void save(way?.revision ?? 0);
  }

  const field = (name: DraftField, label: string, path: string = name) => ({
    label,
    value: draft[name],
    error: errors[`method.${path}`],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });
  const money = { inputMode: "decimal" as const };

  return (
    <form className="stack rate" onSubmit={press} aria-label={way ? `Change ${way.name}` : `New way for ${market.name}`}>
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "DeliverySettings", error) : undefined} />
      <div className="row wrap">
        {!way && (
          <Field label="Code" hint="Names it for good, such as express." required maxLength={40} value={code} error={errors.code} onChange={(event) => setCode(event.target.value)} />
        )}
        <Field {...field("name", "Name")} required maxLength={80} />
        <Field {...field("position", "Place in the list")} type="number" step={1} />
        <SelectField label="How it is handed over" value={draft.kind} onChange={(event) => setDraft({ ...draft, kind: event.target.value as Way["kind"] })}>
          <option value="DELIVERY">Sent to an address</option>
          <option value="PICKUP">Collected in a store</option>
        </SelectField>
      </div>
      <TextField {...field("description", "What the shopper reads")} rows={2} maxLength={400} />
      <div className="row wrap">
        <Field {...field("amount", `Price, ${market.currency}`)} {...money} required />
        <Field {...field("amountPerKg", "More for each kilogram begun")} {...money} />
        <Field {...field("freeFrom", "Free for goods from")} {...money} hint="Empty for never." />
      </div>
      <div className="row wrap">
        <Field {...field("goodsFrom", "Only for goods from")} {...money} />
        <Field {...field("goodsBelow", "Only for goods below")} {...money} />
        <Field {...field("heaviest", "Heaviest parcel, kg", "heaviestGrams")} {...money} />
      </div>
      <div className="row wrap">
        <Field {...field("deliversTo", "Goes to")} hint={`Countries or regions, such as US-AK; empty for ${market.country}.`} />
        <Field {...field("notTo", "But not to")} hint="Such as US-AK, US-HI." />
      </div>
      <div className="row wrap">
        <Field {...field("daysEarliest", "Working days, at least")} type="number" min={0} required />
        <Field {...field("daysLatest", "Working days, at most")} type="number" min={0} required />
        <Field {...field("cutOff", "Packed the same day before")} hint="Such as 14:00; empty for the whole day." />
      </div>
      <Weekdays chosen={draft.weekdays} error={errors["method.weekdays"]} onChoose={(weekdays) => setDraft({ ...draft, weekdays })} />
      <Overtaken answer={answer} onMine={(revision) => void save(revision)} onTheirs={() => onReload?.()} />
      <p className="row wrap acts">
        <button className="btn" type="submit" aria-disabled={made.fetching || changed.fetching}>
          {way ? "Save this way" : "Offer it"}
        </button>
        <button className="btn line" type="button" onClick={onLeave}>
          Leave it
        </button>
      </p>
    </form>
  );
}
