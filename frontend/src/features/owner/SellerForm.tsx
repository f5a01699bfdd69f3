/** Who sells here, as the sign, the imprint, the footer and the mails say it. */
import { useState } from "react";
import type { ChangeEvent, FormEvent } from "react";
import { useMutation } from "urql";
import { Field, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { Overtaken } from "./Overtaken";
import { ChangeShopMutation } from "./ownerDocuments";
import { reasonIn } from "./reasonIn";
import type { SettingsPart } from "./SettingsPage";

const names = ["name", "company", "postalAddress", "representedBy", "registerEntry", "vatNumber", "email", "phone"] as const;
type Draft = Record<(typeof names)[number], string>;

const pick = (settings: Draft): Draft => Object.fromEntries(names.map((name) => [name, settings[name]])) as Draft;

export function SellerForm({ settings, onChange }: SettingsPart) {
  const [draft, setDraft] = useState<Draft>();
  const [{ data, error, fetching }, change] = useMutation(ChangeShopMutation);
  const answer = data?.changeShop;
  const errors = fieldErrors(answer);
  const values = draft ?? pick(settings);

  async function save(revision: number, input: Draft) {
    return (await change({ input: { revision, ...input } })).data?.changeShop;
  }

  async function submit(revision: number) {
    const before = pick(settings);
    const done = await save(revision, values);
    if (done?.__typename !== "ShopSettings") return;
    setDraft(undefined);
    onChange();
    say("Saved. New pages and mails say it.", () => void save(done.revision, before).then(onChange));
  }

  const field = (name: keyof Draft, label: string) => ({
    label,
    value: values[name],
    error: errors[name],
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setDraft({ ...values, [name]: event.target.value }),
  });

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching) void submit(settings.revision);
  }

  return (
    <section className="stack" aria-labelledby="seller">
      <h2 id="seller">Who sells here</h2>
      <form className="stack" onSubmit={press}>
        <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
        <Field {...field("name", "Name of the shop")} hint="On the sign, in the window of the browser and on mails." required maxLength={60} />
        <Field {...field("company", "Company")} hint="Its full legal name and form." autoComplete="organization" />
        <TextField {...field("postalAddress", "Address")} rows={4} hint="As on an envelope." autoComplete="street-address" />
        <Field {...field("representedBy", "Represented by")} />
        <Field {...field("registerEntry", "Register and number")} />
        <Field {...field("vatNumber", "VAT number")} />
        <Field {...field("email", "E-mail")} hint="Where people write to." type="email" autoComplete="email" />
        <Field {...field("phone", "Phone")} type="tel" autoComplete="tel" />
        <Overtaken
          answer={answer}
          onMine={(revision) => void submit(revision)}
          onTheirs={() => {
            setDraft(undefined);
            onChange();
          }}
        />
        <p className="row wrap acts">
          <button className="btn" type="submit" aria-disabled={fetching || !draft}>
            Save
          </button>
          {draft && (
            <button className="text-btn" type="button" onClick={() => setDraft(undefined)}>
              Take back what I typed
            </button>
          )}
        </p>
      </form>
    </section>
  );
}
