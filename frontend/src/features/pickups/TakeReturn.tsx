/** A return at the counter: its code opens it, and what came is on the shelf of this store. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useClient } from "urql";
import { Field } from "~/components/Field";
import { Mark } from "~/components/Mark";
import { Refusal } from "~/components/Refusal";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { StoreReturnFragment as Return } from "~/gql/graphql";
import { keyFor } from "~/lib/idempotency";

const StoreReturnFragment = graphql(`
  fragment StoreReturn on Return {
    id
    number
    status
    reason
    note
    lines { quantity orderLine { id name } }
  }
`);

const AcceptDropOffMutation = graphql(`
  mutation StoreAcceptDropOff($input: AcceptDropOffInput!) {
    acceptDropOff(input: $input) {
      __typename
      ... on Return { ...StoreReturn }
      ... on Error { message }
    }
  }
`);

const ApproveMutation = graphql(`
  mutation StoreApproveReturn($input: ApproveReturnInput!) {
    approveReturn(input: $input) {
      __typename
      ... on Return { ...StoreReturn }
      ... on Error { message }
    }
  }
`);

const ReceiveMutation = graphql(`
  mutation StoreReceiveReturn($input: ReceiveReturnInput!) {
    receiveReturn(input: $input) {
      __typename
      ... on Return { ...StoreReturn }
      ... on Error { message }
    }
  }
`);

const lost = "That did not reach the shop. Press again.";

export function TakeReturn() {
  const client = useClient();
  const [code, setCode] = useState("");
  const [back, setBack] = useState<Return>();
  const [refusal, setRefusal] = useState<string>();

  function show(result: FragmentType<typeof StoreReturnFragment>) {
    setBack(readFragment(StoreReturnFragment, result));
    setRefusal(undefined);
  }

  async function open(event: FormEvent) {
    event.preventDefault();
    if (!code.trim()) return;
    const content = { code: code.trim() };
    const { data } = await client.mutation(AcceptDropOffMutation, { input: { ...content, idempotencyKey: keyFor("drop off", content) } }).toPromise();
    const result = data?.acceptDropOff;
    if (result?.__typename !== "Return") return setRefusal(result?.message ?? lost);
    show(result);
  }

  async function approve(returnId: string) {
    const { data } = await client.mutation(ApproveMutation, { input: { returnId, idempotencyKey: keyFor("approve", { returnId }) } }).toPromise();
    const result = data?.approveReturn;
    if (result?.__typename !== "Return") return setRefusal(result?.message ?? lost);
    show(result);
  }

  async function receive(returnId: string) {
    const { data } = await client.mutation(ReceiveMutation, { input: { returnId, idempotencyKey: keyFor("receive", { returnId }) } }).toPromise();
    const result = data?.receiveReturn;
    if (result?.__typename !== "Return") return setRefusal(result?.message ?? lost);
    show(result);
  }

  return (
    <section className="stack" aria-label="Returns">
      <h2>Returns</h2>
      <form className="pickup-find" onSubmit={(event) => void open(event)}>
        <Field label="Code of the return" autoComplete="off" autoCapitalize="characters" value={code} onChange={(event) => setCode(event.target.value)} />
        <button className="btn quiet" type="submit">
          Open
        </button>
      </form>
      <Refusal message={refusal} />
      {back && (
        <article className="store-pickup" aria-label={`Return ${back.number}`}>
          <header className="row">
            <h3>{back.number}</h3>
            <Mark tone={back.status === "RECEIVED" ? "good" : "info"}>{back.status.toLowerCase()}</Mark>
          </header>
          {back.note && <p className="small">Note: {back.note}</p>}
          <ul className="store-lines">
            {back.lines.map((line) => (
              <li key={line.orderLine?.id}>
                <b className="b">{line.quantity} ×</b> {line.orderLine?.name}
              </li>
            ))}
          </ul>
          <div className="row store-acts">
            {back.status === "REQUESTED" && (
              <button className="btn" type="button" onClick={() => void approve(back.id)}>
                Approve
              </button>
            )}
            {back.status === "APPROVED" && (
              <button className="btn" type="button" onClick={() => void receive(back.id)}>
                All of it is here, like new
              </button>
            )}
          </div>
        </article>
      )}
    </section>
  );
}
