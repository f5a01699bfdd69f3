/** One refund that somebody asks for: yes, or no with a reason. Money is on its way after the yes. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { Refusal } from "~/components/Refusal";
import type { RefundRequestsQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { useProof } from "./proof";
import { ApproveRefundMutation, DeclineRefundMutation } from "./refundDocuments";

type Request = Data["refundRequests"]["nodes"][number];
type Answer = { __typename?: string; message?: string; fields?: { path: string; message: string }[] };

export function RefundRow({ request, onChange }: { request: Request; onChange: () => void }) {
  const [, approve] = useOnce(`approve ${request.id}`, ApproveRefundMutation);
  const [, decline] = useOnce(`decline ${request.id}`, DeclineRefundMutation);
  const [isDeclining, setDeclining] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const proof = useProof();
  const { amount, return: goods } = request;
  const shown = formatMoney(amount);

  async function take(act: () => Promise<Answer | undefined>, words: string) {
    setRefusal(undefined);
    const done = await proof.run(act);
    if (!done) return;
    if (done.__typename === "RefundRequest") say(words);
    else setRefusal(refusalOf(done, "RefundRequest"));
    onChange();
  }

  function refuse(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = String(new FormData(event.currentTarget).get("answer"));
    const input = { refundRequestId: request.id, answer };
    void take(async () => (await decline(input)).data?.declineRefund, "Declined. Whoever asked sees your answer.");
  }

  const yes = () =>
    take(async () => (await approve({ refundRequestId: request.id })).data?.approveRefund, `${shown} is on its way back.`);
  return (
    <li className="plate">
      <p className="row wrap">
        <b className="b">{shown}</b>
        <span className="push small soft">{formatMoment(request.requestedAt)}</span>
      </p>
      <p className="small">
        {request.requestedBy?.name ?? "A colleague who is gone"} asks, for{" "}
        <Link to="/desk/returns" search={{ id: goods.id }}>
          return {goods.number}
        </Link>{" "}
        of order {goods.order.number}
      </p>
      {request.decidedAt && (
        <p className="small soft">
          {request.decision === "APPROVED" ? "Approved" : "Declined"} by {request.decidedBy?.name ?? "a colleague"},{" "}
          {formatMoment(request.decidedAt)}
          {request.answer && `: “${request.answer}”`}
        </p>
      )}
      <Refusal message={refusal} />
      {proof.form}
      {request.decision === "PENDING" && !request.canDecide && (
        <p className="small soft">Somebody else has to decide: it is your own, or above your limit.</p>
      )}
      {request.canDecide && !isDeclining && (
        <p className="row wrap acts">
          <button className="btn" type="button" onClick={() => void yes()}>
            Give {shown} back
          </button>
          <button className="btn line" type="button" onClick={() => setDeclining(true)}>
            Decline
          </button>
        </p>
      )}
      {request.canDecide && isDeclining && (
        <form className="compose reject" onSubmit={refuse}>
          <textarea name="answer" aria-label="Why not" placeholder="Why not" rows={2} maxLength={1000} required autoFocus />
          <button className="btn line" type="submit">
            Decline with this answer
          </button>
          <button className="text-btn small" type="button" onClick={() => setDeclining(false)}>
            Leave it
          </button>
        </form>
      )}
    </li>
  );
}
