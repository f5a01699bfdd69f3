/** How long goods may be sent back and orders changed, and what is accepted and added without asking anybody. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { Overtaken } from "./Overtaken";
import { ChangeReturnBonusMutation, ChangeReturnTermsMutation } from "./ownerDocuments";
import { reasonIn } from "./reasonIn";
import type { SettingsPart } from "./SettingsPage";

type Draft = { days: string; minutes: string; fee: string; below: string };
type Market = SettingsPart["settings"]["returnTerms"][number];

export function ReturnTerms({ settings, onChange }: SettingsPart) {
  return (
    <section className="stack" aria-labelledby="return-terms">
      <h2 id="return-terms">Returns and changes</h2>
      <p className="small soft">What is placed keeps the days that it was sold with.</p>
      {settings.returnTerms.map((market) => (
        <MarketTerms key={market.code} market={market} settings={settings} onChange={onChange} />
      ))}
      <ReturnBonus settings={settings} onChange={onChange} />
    </section>
  );
}

function MarketTerms({ market, settings, onChange }: SettingsPart & { market: Market }) {
  const [draft, setDraft] = useState<Draft>();
  const [{ data, error, fetching }, change] = useMutation(ChangeReturnTermsMutation);
  const answer = data?.changeReturnTerms;
  const errors = fieldErrors(answer);
  const values = draft ?? { days: String(market.returnDays), minutes: String(market.changeMinutes), fee: market.fee.amount, below: market.approvedBelow.amount };

  async function save(revision: number) {
    const input = { revision, channel: market.code, returnDays: whole(values.days), changeMinutes: whole(values.minutes), returnFee: decimal(values.fee), approvedBelow: decimal(values.below) };
    const done = (await change({ input })).data?.changeReturnTerms;
    if (done?.__typename !== "ShopSettings") return;
    setDraft(undefined);
    onChange();
    say(`Saved for ${market.name}.`);
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && draft !== undefined) void save(settings.revision);
  }

  return (
    <form className="stack" onSubmit={press} aria-label={`Returns and changes, ${market.name}`}>
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
      <b className="b">{market.name}</b>
      <Field
        label="Days to send goods back"
        hint="From delivery on; 0 for never."
        inputMode="numeric"
        value={values.days}
        error={errors.returnDays}
        onChange={(event) => setDraft({ ...values, days: event.target.value })}
      />
      <Field
        label="Minutes to change or cancel an order"
        hint="From placing it on; 0 for never."
        inputMode="numeric"
        value={values.minutes}
        error={errors.changeMinutes}
        onChange={(event) => setDraft({ ...values, minutes: event.target.value })}
      />
      <Field
        label={`Fee for sending back, ${market.fee.currency}`}
        hint="Kept of the refund, unless the goods were damaged, wrong or not as described."
        inputMode="decimal"
        value={values.fee}
        error={errors.returnFee}
        onChange={(event) => setDraft({ ...values, fee: event.target.value })}
      />
      <Field
        label={`Accept returns at once below, ${market.approvedBelow.currency}`}
        hint="The value of the goods; 0 for none. What is damaged or late always waits for somebody."
        inputMode="decimal"
        value={values.below}
        error={errors.approvedBelow}
        onChange={(event) => setDraft({ ...values, below: event.target.value })}
      />
      <p>
        <button className="btn line" type="submit" aria-disabled={fetching || draft === undefined}>
          Save<span className="vh"> the terms of {market.name}</span>
        </button>
      </p>
      <Overtaken answer={answer} onMine={(revision) => void save(revision)} onTheirs={() => (setDraft(undefined), onChange())} />
    </form>
  );
}

function ReturnBonus({ settings, onChange }: SettingsPart) {
  const [draft, setDraft] = useState<string>();
  const [{ data, error, fetching }, change] = useMutation(ChangeReturnBonusMutation);
  const answer = data?.changeReturnBonus;
  const bonus = draft ?? String(Number(settings.returnBonusPercent));

  async function save(revision: number) {
    const input = { revision, percent: decimal(bonus) };
    const done = (await change({ input })).data?.changeReturnBonus;
    if (done?.__typename !== "ShopSettings") return;
    setDraft(undefined);
    onChange();
    say("Saved.");
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && draft !== undefined) void save(settings.revision);
  }

  return (
    <form className="stack" onSubmit={press} aria-label="Bonus on store credit">
      <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
      <Field
        label="Bonus on store credit, per cent"
        hint="On top of a refund that is taken as store credit."
        inputMode="decimal"
        value={bonus}
        error={fieldErrors(answer).percent}
        onChange={(event) => setDraft(event.target.value)}
      />
      <p>
        <button className="btn line" type="submit" aria-disabled={fetching || draft === undefined}>
          Save<span className="vh"> the bonus</span>
        </button>
      </p>
      <Overtaken answer={answer} onMine={(revision) => void save(revision)} onTheirs={() => (setDraft(undefined), onChange())} />
    </form>
  );
}

/** As the server reads it; what is no number is refused there, beside its field. */
function decimal(typed: string): string {
  return typed.replace(",", ".").trim() || "0";
}

/** What is no whole number is out of range. */
function whole(typed: string): number {
  const found = Number(decimal(typed));
  return Number.isInteger(found) ? found : -1;
}
