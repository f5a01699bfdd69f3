/** Rates of tax of classes of goods, by country and region; they go before those of the markets. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import type { TaxedAs } from "~/gql/graphql";
import { formatDate } from "~/lib/dates";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { RemoveTaxRateMutation, SetTaxRateMutation } from "./ownerDocuments";
import { useProof } from "./proof";
import type { SettingsPart } from "./SettingsPage";

const CLASSES: Record<TaxedAs, string> = {
  STANDARD: "Standard goods",
  REDUCED: "Reduced goods",
  ZERO: "Zero-rated goods",
  DELIVERY: "Delivery",
};
const EMPTY = { taxedAs: "REDUCED" as TaxedAs, country: "", region: "", percent: "" };

export function ClassRates({ settings, onChange }: SettingsPart) {
  const [draft, setDraft] = useState(EMPTY);
  const [{ data, error, fetching }, set] = useMutation(SetTaxRateMutation);
  const [removal, remove] = useMutation(RemoveTaxRateMutation);
  const proof = useProof();
  const answer = data?.setTaxRate;
  const errors = fieldErrors(answer);
  const [market] = settings.channels;
  const { revision } = settings;

  async function add() {
    if (!market) return;
    const percent = draft.percent.replace(",", ".").trim() || "0";
    const input = { ...draft, percent, revision, channel: market.code };
    const done = await proof.run(async () => (await set({ input })).data?.setTaxRate);
    if (done?.__typename !== "ShopSettings") return;
    setDraft(EMPTY);
    onChange();
    say(`${CLASSES[draft.taxedAs]}: ${Number(percent)}% from the next order on.`);
  }

  async function takeBack(rateId: string) {
    const input = { revision, rateId };
    await proof.run(async () => (await remove({ input })).data?.removeTaxRate);
    onChange();
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching) void add();
  }

  const field = (name: "country" | "region" | "percent", label: string) => ({
    label,
    value: draft[name],
    error: errors[name],
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  });

  return (
    <section className="stack" aria-labelledby="class-rates">
      <h2 id="class-rates">Rates by class and region</h2>
      <p className="small soft">
        A rate of a region goes before that of its country, and this before the market’s own. Tax is rounded half up, once
        for each line and once for the delivery.
      </p>
      <Refusal message={error ?? removal.error ? refusalOf(answer, "ShopSettings", error ?? removal.error) : undefined} />
      <ul className="stack">
        {settings.taxRates.map((one) => (
          <li key={one.id} className="row wrap">
            <span>
              {CLASSES[one.taxedAs]}, {one.region ? `${one.region}, ${one.country}` : one.country}: {Number(one.percent)}%
              <span className="soft small"> from {formatDate(one.validFrom)}</span>
            </span>
            <button className="text-btn" type="button" onClick={() => void takeBack(one.id)}>
              Take it back
            </button>
          </li>
        ))}
      </ul>
      <form className="stack rate" onSubmit={press}>
        <Refusal message={answer ? refusalOf(answer, "ShopSettings", error) : undefined} />
        <label className="label">
          What it is
          <select
            className="input"
            value={draft.taxedAs}
            onChange={(event) => setDraft({ ...draft, taxedAs: event.target.value as TaxedAs })}
          >
            {Object.entries(CLASSES).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <div className="row wrap">
          <Field {...field("country", "Country")} hint={`Two letters; empty for ${market?.country ?? "the market’s"}.`} />
          <Field {...field("region", "Region")} hint="As addresses have it; empty for all." />
          <Field {...field("percent", "Per cent")} inputMode="decimal" required />
        </div>
        <p>
          <button className="btn line" type="submit" aria-disabled={fetching}>
            Set this rate
          </button>
        </p>
      </form>
      {proof.form}
    </section>
  );
}
