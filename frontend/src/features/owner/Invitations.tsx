/** Those who were asked to work here and have not come yet. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { Failed } from "~/components/states";
import type { InvitationsQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useProof } from "./proof";
import { InvitationsQuery, InviteStaffMutation, RevokeInvitationMutation } from "./staffDocuments";
import { roleWords } from "./staffWords";

type Invitation = Data["invitations"]["nodes"][number];

export function Invitations() {
  const [{ data, error }, ask] = useQuery({ query: InvitationsQuery, requestPolicy: "network-only" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (error && !data) return <Failed error={error} onRetry={reload} />;
  const open = data?.invitations.nodes ?? [];
  if (open.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="invitations">
      <h2 id="invitations">Invited</h2>
      <ul className="cards">
        {open.map((one) => (
          <Row key={one.id} one={one} onChange={reload} />
        ))}
      </ul>
    </section>
  );
}

function Row({ one, onChange }: { one: Invitation; onChange: () => void }) {
  const [, revoke] = useMutation(RevokeInvitationMutation);
  const [, invite] = useMutation(InviteStaffMutation);
  const [refusal, setRefusal] = useState<string>();
  const proof = useProof();

  async function again() {
    const { email, name, role, extraGrants: grants, store, refundCap } = one;
    const cap = refundCap && { amount: refundCap.amount, currency: refundCap.currency };
    const input = { email, name, role, grants, storeId: store?.id, refundCap: cap ?? undefined };
    const done = await proof.run(async () => (await invite({ input })).data?.inviteStaff);
    told(done, "Invitation", `Another mail is on its way to ${email}.`);
  }

  async function takeBack() {
    const done = await proof.run(async () => (await revoke({ input: { invitationId: one.id } })).data?.revokeInvitation);
    told(done, "Invitation", `The link of ${one.email} does not work any more.`);
  }

  function told(answer: { __typename?: string; message?: string } | undefined, success: string, words: string) {
    if (!answer) return;
    setRefusal(refusalOf(answer, success));
    if (answer.__typename === success) say(words);
    onChange();
  }

  return (
    <li className="plate">
      <p>
        <bdi className="b">{one.name}</bdi>, {roleWords[one.role]}
        {one.store && `, ${one.store.name}`}
      </p>
      <p className="small soft">
        {one.email}, until {formatMoment(one.expiresAt)}
      </p>
      <Refusal message={refusal} />
      {proof.form}
      <p className="row wrap acts">
        <button className="text-btn small" type="button" onClick={() => void again()}>
          Send again<span className="vh"> to {one.email}</span>
        </button>
        <button className="text-btn small" type="button" onClick={() => void takeBack()}>
          Take back<span className="vh"> the invitation of {one.email}</span>
        </button>
      </p>
    </li>
  );
}
