/** The step that a return may take now; a refusal is shown and the return loaded anew. */
import { useState } from "react";
import type { FormEvent } from "react";
import type { CombinedError } from "urql";
import { Refusal } from "~/components/Refusal";
import { useMe } from "~/features/identity/me";
import type { ReturnStatus, Role } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import type { Money } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { GradeUnits } from "./GradeUnits";
import type { Announced } from "./GradeUnits";
import {
  ApproveReturnMutation,
  ReceiveReturnMutation,
  RefundReturnMutation,
  RejectReturnMutation,
} from "./returnDocuments";

type Answer = Parameters<typeof refusalOf>[0];
type Reply<Data> = { data?: Data; error?: CombinedError };
type Props = { id: string; status: ReturnStatus; refund: Money; lines: Announced[]; onStale: () => void };

const waits = "That is more than you may give back alone. It waits for a colleague now, under Refunds.";

/** The roles that may decide to give money back. */
const refunders: Role[] = ["AGENT", "OWNER"];

export function ReturnActions({ id, status, refund, lines, onStale }: Props) {
  const [, approve] = useOnce(`approve ${id}`, ApproveReturnMutation);
  const [, reject] = useOnce(`reject ${id}`, RejectReturnMutation);
  const [, receive] = useOnce(`receive ${id}`, ReceiveReturnMutation);
  const [, payBack] = useOnce(`refund ${id}`, RefundReturnMutation);
  const me = useMe();
  const mayRefund = me?.roles.some((role) => refunders.includes(role)) ?? false;
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();

  async function take<Data>(asked: Promise<Reply<Data>>, answerIn: (data: Data) => Answer) {
    setBusy(true);
    const { data, error } = await asked;
    const answer = data && answerIn(data);
    setBusy(false);
    if (answer?.__typename === "RefundRequest") return setRefusal(waits);
    const refused = refusalOf(answer, "Return", error);
    setRefusal(refused);
    if (refused) onStale();
  }

  return (
    <>
      <div className="row wrap acts">
        {status === "REQUESTED" && (
          <>
            <Step
              isBusy={isBusy}
              onTake={() => take(approve({ returnId: id }), (data) => data.approveReturn)}
            >
              Approve
            </Step>
            <Reject
              isBusy={isBusy}
              onReject={(answer) => take(reject({ returnId: id, answer }), (data) => data.rejectReturn)}
            />
          </>
        )}
        {status === "APPROVED" && (
          <>
            <Step
              isBusy={isBusy}
              onTake={() => take(receive({ returnId: id }), (data) => data.receiveReturn)}
            >
              The goods are here
            </Step>
            <GradeUnits
              lines={lines}
              isBusy={isBusy}
              onReceive={(graded, restStaysOpen) =>
                take(receive({ returnId: id, lines: graded, restStaysOpen }), (data) => data.receiveReturn)
              }
            />
          </>
        )}
        {status === "RECEIVED" && me && !mayRefund && (
          <p className="small soft">The goods are back. An agent or the owner gives {formatMoney(refund)} back.</p>
        )}
        {status === "RECEIVED" && mayRefund && (
          <Step
            isBusy={isBusy}
            onTake={() => take(payBack({ returnId: id }), (data) => data.refundReturn)}
          >
            {`Refund ${formatMoney(refund)}`}
          </Step>
        )}
      </div>
      <Refusal message={refusal} />
    </>
  );
}

function Step(props: { isBusy: boolean; onTake: () => Promise<void>; children: string }) {
  return (
    <button className="btn" type="button" aria-disabled={props.isBusy} onClick={() => !props.isBusy && void props.onTake()}>
      {props.children}
    </button>
  );
}

function Reject(props: { isBusy: boolean; onReject: (answer: string) => Promise<void> }) {
  const [isOpen, setOpen] = useState(false);

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!props.isBusy) void props.onReject(String(new FormData(event.currentTarget).get("answer")));
  }

  if (!isOpen) {
    return (
      <button className="btn line" type="button" onClick={() => setOpen(true)}>
        Reject
      </button>
    );
  }
  return (
    <form className="compose reject" onSubmit={send}>
      <textarea name="answer" aria-label="Why it is not accepted" placeholder="Why it is not accepted" rows={2} maxLength={1000} autoFocus />
      <button className="btn line" type="submit" aria-disabled={props.isBusy}>
        Reject with this answer
      </button>
    </form>
  );
}
