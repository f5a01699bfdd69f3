/** Other terms for a colleague, all at once. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import type { StaffMemberFragment as Member } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useProof } from "./proof";
import { reasonIn } from "./reasonIn";
import { ChangeStaffMutation, StaffRolesQuery } from "./staffDocuments";
import { roleOf } from "./staffWords";
import { asInput, TermsFields } from "./TermsFields";
import type { Terms } from "./TermsFields";

function termsOf(member: Member): Terms {
  return { role: roleOf(member.roles), store: member.store, grants: member.extraGrants, cap: member.refundCap?.amount ?? "" };
}

export function ChangeStaffForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const [terms, setTerms] = useState(() => termsOf(member));
  const [{ data: known }] = useQuery({ query: StaffRolesQuery });
  const [{ data, error, fetching }, change] = useMutation(ChangeStaffMutation);
  const proof = useProof();
  const answer = data?.changeStaff;
  const currency = member.refundCap?.currency ?? known?.shop.channel.currency ?? "";

  async function save(wanted: Terms) {
    const input = { accountId: member.id, ...asInput(wanted, currency) };
    return proof.run(async () => (await change({ input })).data?.changeStaff);
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    const done = await save(terms);
    if (done?.__typename !== "Account") return;
    say(`${member.name} works on these terms now.`, () => void save(termsOf(member)));
    onDone();
  }

  return (
    <>
      <form className="stack" aria-label={`Terms of ${member.name}`} onSubmit={(event) => void submit(event)}>
        <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "Account", error) : undefined} />
        <TermsFields terms={terms} errors={fieldErrors(answer)} onChange={setTerms} />
        <p className="row wrap acts">
          <button className="btn" type="submit" aria-disabled={fetching}>
            Save terms
          </button>
          <button className="btn line" type="button" onClick={onDone}>
            Leave it
          </button>
        </p>
      </form>
      {proof.form}
    </>
  );
}
