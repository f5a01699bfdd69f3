/** Asks somebody to work here: they get a mail with a link and choose a password of their own. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useProof } from "./proof";
import { reasonIn } from "./reasonIn";
import { InviteStaffMutation, StaffRolesQuery } from "./staffDocuments";
import { asInput, TermsFields } from "./TermsFields";
import type { Terms } from "./TermsFields";

const nobody: Terms = { role: "AGENT", store: null, grants: [], cap: "" };

export function InviteForm({ onDone }: { onDone: () => void }) {
  const [who, setWho] = useState({ name: "", email: "" });
  const [terms, setTerms] = useState(nobody);
  const [{ data: known }] = useQuery({ query: StaffRolesQuery });
  const [{ data, error, fetching }, invite] = useMutation(InviteStaffMutation);
  const proof = useProof();
  const answer = data?.inviteStaff;
  const errors = fieldErrors(answer);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const input = { ...who, ...asInput(terms, known?.shop.channel.currency ?? "") };
    const done = await proof.run(async () => (await invite({ input })).data?.inviteStaff);
    if (done?.__typename !== "Invitation") return;
    say(`A mail is on its way to ${done.email}.`);
    onDone();
  }

  return (
    <section className="plate" aria-label="Invite somebody">
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "Invitation", error) : undefined} />
        <Field
          label="Name"
          required
          autoFocus
          autoComplete="off"
          value={who.name}
          error={errors.name}
          onChange={(event) => setWho({ ...who, name: event.target.value })}
        />
        <Field
          label="E-mail"
          type="email"
          required
          autoComplete="off"
          value={who.email}
          error={errors.email}
          onChange={(event) => setWho({ ...who, email: event.target.value })}
        />
        <TermsFields terms={terms} errors={errors} onChange={setTerms} />
        <p className="row wrap acts">
          <button className="btn" type="submit" aria-disabled={fetching}>
            Send the invitation
          </button>
          <button className="btn line" type="button" onClick={onDone}>
            Leave it
          </button>
        </p>
      </form>
      {proof.form}
    </section>
  );
}
