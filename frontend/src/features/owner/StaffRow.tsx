/** One colleague: who, on which terms, and changing or ending that. */
import { useState } from "react";
import { useMutation } from "urql";
import { Mark } from "~/components/Mark";
import { Refusal } from "~/components/Refusal";
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { StaffMemberFragment as Member } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { ChangeStaffForm } from "./ChangeStaffForm";
import { useProof } from "./proof";
import { DeactivateStaffMutation, ReactivateStaffMutation, StaffMemberFragment } from "./staffDocuments";
import { grantWords, roleOf, roleWords } from "./staffWords";

type Doing = "changing" | "ending";

export function StaffRow(props: { member: FragmentType<typeof StaffMemberFragment> }) {
  const member = readFragment(StaffMemberFragment, props.member);
  const [doing, setDoing] = useState<Doing>();
  const [refusal, setRefusal] = useState<string>();
  const [, deactivate] = useMutation(DeactivateStaffMutation);
  const [, reactivate] = useMutation(ReactivateStaffMutation);
  const proof = useProof();
  const input = { accountId: member.id };

  async function take() {
    setRefusal(undefined);
    const done = await proof.run(async () => (await reactivate({ input })).data?.reactivateStaff);
    if (done?.__typename === "Account") say(`${member.name} may log in again.`);
    else if (done) setRefusal(refusalOf(done, "Account"));
  }

  async function end() {
    setRefusal(undefined);
    const done = await proof.run(async () => (await deactivate({ input })).data?.deactivateStaff);
    setDoing(undefined);
    if (done?.__typename === "Account") say(`${member.name} is logged out and locked out.`, () => void take());
    else if (done) setRefusal(refusalOf(done, "Account"));
  }

  const toggle = (what: Doing) => setDoing(doing === what ? undefined : what);
  return (
    <li className="plate">
      <div className="row wrap">
        <span className="b">
          <bdi>{member.name}</bdi>
        </span>
        <Mark tone={member.isActive ? "plain" : "bad"}>{member.isActive ? roleWords[roleOf(member.roles)] : "Deactivated"}</Mark>
        {!member.hasSecondFactor && member.isActive && <Mark tone="warn">No second factor</Mark>}
      </div>
      <p className="small soft">{member.email}</p>
      <p className="small">{termsOf(member).join(". ")}.</p>
      <Refusal message={refusal} />
      {proof.form}
      {doing === "changing" && <ChangeStaffForm member={member} onDone={() => setDoing(undefined)} />}
      {doing === "ending" && (
        <div className="stack confirm" role="group" aria-label="Deactivate">
          <p>
            {member.name} is logged out everywhere at once and cannot log in any more. What they did stays in the audit log.
          </p>
          <p className="row wrap acts">
            <button className="btn" type="button" onClick={() => void end()}>
              Deactivate {member.name}
            </button>
            <button className="btn line" type="button" onClick={() => setDoing(undefined)}>
              Leave it
            </button>
          </p>
        </div>
      )}
      {!doing && (
        <p className="row wrap acts">
          {member.isActive ? (
            <>
              <button className="text-btn small" type="button" onClick={() => toggle("changing")}>
                Change<span className="vh"> {member.name}</span>
              </button>
              <button className="text-btn small" type="button" onClick={() => toggle("ending")}>
                Deactivate<span className="vh"> {member.name}</span>
              </button>
            </>
          ) : (
            <button className="text-btn small" type="button" onClick={() => void take()}>
              Let them in again<span className="vh">: {member.name}</span>
            </button>
          )}
        </p>
      )}
    </li>
  );
}


function termsOf(member: Member): string[] {
  const { store, refundCap, extraGrants, grants, lastSeenAt } = member;
  const terms = [];
  if (store) terms.push(store.name);
  if (extraGrants.length > 0) terms.push(`Also: ${extraGrants.map((grant) => grantWords[grant].toLowerCase()).join(", ")}`);
  if (grants.includes("REFUND")) terms.push(refundCap ? `Refunds up to ${formatMoney(refundCap)}` : "Refunds without limit");
  terms.push(lastSeenAt ? `Last here ${formatMoment(lastSeenAt)}` : "Not seen lately");
  return terms;
}
