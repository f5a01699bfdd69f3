/** Whom mails are from. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { Overtaken } from "./Overtaken";
import { ChangeMailSenderMutation } from "./ownerDocuments";
import { useProof } from "./proof";
import { reasonIn } from "./reasonIn";
import type { SettingsPart } from "./SettingsPage";

export function SenderForm({ settings, onChange }: SettingsPart) {
  const [draft, setDraft] = useState<{ name: string; address: string }>();
  const [{ data, error, fetching }, change] = useMutation(ChangeMailSenderMutation);
  const proof = useProof();
  const answer = data?.changeMailSender;
  const errors = fieldErrors(answer);
  const values = draft ?? { name: settings.mailName, address: settings.mailAddress };

  async function submit(revision: number) {
    const done = await proof.run(async () => (await change({ input: { revision, ...values } })).data?.changeMailSender);
    if (done?.__typename !== "ShopSettings") return;
    setDraft(undefined);
    onChange();
    say("Mails are from there now.");
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching) void submit(settings.revision);
  }

  return (
    <section className="stack" aria-labelledby="sender">
      <h2 id="sender">Mails</h2>
      <form className="stack" onSubmit={press}>
        <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "ShopSettings", error) : undefined} />
        <Field
          label="Sender's name"
          hint={`Empty: ${settings.name}.`}
          value={values.name}
          error={errors.mailName}
          onChange={(event) => setDraft({ ...values, name: event.target.value })}
        />
        <Field
          label="Sender's address"
          type="email"
          hint="Empty: the one the server was set up with. An address of a domain that your mail server does not speak for ends up as spam."
          value={values.address}
          error={errors.mailAddress}
          onChange={(event) => setDraft({ ...values, address: event.target.value })}
        />
        <Overtaken
          answer={answer}
          onMine={(revision) => void submit(revision)}
          onTheirs={() => {
            setDraft(undefined);
            onChange();
          }}
        />
        <p>
          <button className="btn" type="submit" aria-disabled={fetching || !draft}>
            Save sender
          </button>
        </p>
      </form>
      {proof.form}
    </section>
  );
}
