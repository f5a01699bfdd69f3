/** A mutation that happens once, however often it is pressed or sent: it carries a key. */
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useMutation } from "urql";
import type { OperationResult, UseMutationState } from "urql";
import { forgetKey, keyFor } from "./idempotency";

type Keyed = { idempotencyKey?: string | null };
type Variables<Input> = { input: Input };
type Send<Data, Input> = (input: Omit<Input, "idempotencyKey">) => Promise<OperationResult<Data>>;

const pause = 500;
/** As long as the shop lets anything be at work. */
const mostTries = 30;

/** The key stays the same, over a reload too, until an answer to this very input has come. */
export function useOnce<Data, Input extends Keyed>(
  purpose: string,
  document: TypedDocumentNode<Data, Variables<Input>>,
): [UseMutationState<Data, Variables<Input>>, Send<Data, Input>] {
  const [state, send] = useMutation(document);

  async function once(input: Omit<Input, "idempotencyKey">) {
    const keyed = { ...input, idempotencyKey: keyFor(purpose, input) } as Input;
    const reply = await untilAnswered(() => send({ input: keyed }));
    if (reply.data && !isAtWork(reply.data)) forgetKey(purpose);
    return reply;
  }

  return [state, once];
}

/** Sends again while an earlier try, of which no answer came, is still at work. */
export async function untilAnswered<Reply extends { data?: unknown }>(send: () => Promise<Reply>): Promise<Reply> {
  let reply = await send();
  for (let tries = 1; isAtWork(reply.data) && tries < mostTries; tries++) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    reply = await send();
  }
  return reply;
}

function isAtWork(data: unknown): boolean {
  const answers = Object.values(data ?? {}) as { __typename?: string }[];
  return answers.some((answer) => answer?.__typename === "IdempotencyKeyInUse");
}
