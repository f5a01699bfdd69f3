/** The GraphQL client: a normalised cache, cookies, and one socket for what changes by itself. */
import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, makeErrorResult, makeOperation, makeResult } from "urql";
import type { Exchange, ExecutionResult, Operation, OperationResult } from "urql";
import { filter, make, mergeMap, pipe, share, takeUntil } from "wonka";
import type { Source } from "wonka";
import { embedded, possibleTypes } from "~/gql/cache-facts";
import { ask, asked } from "./asking";
import { bootExchange } from "./boot";
import { cacheUpdates } from "./cacheUpdates";
import { renewBuild } from "./renewBuild";

/** Types without an id live inside their owner; the cache asks to hear so only while developing. */
const notKeyed = import.meta.env.DEV ? Object.fromEntries(embedded.map((name) => [name, () => null])) : {};

/** Heard by the window when somebody may not see what they asked for: perhaps they are logged out. */
export const forbidden = "patron-forbidden";

/** For what must arrive even when the page is left while it is on its way. */
export const surely = { fetchOptions: { keepalive: true } };

export function makeClient(): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ possibleTypes, keys: notKeyed, updates: cacheUpdates }),
      bootExchange,
      serverExchange,
    ],
  });
}

/** Asks the server, until somebody stops wanting to know. */
const serverExchange: Exchange = ({ client }) => (operations) => {
  const each = share(operations);
  return pipe(
    each,
    filter(({ kind }) => kind !== "teardown"),
    mergeMap((operation) => {
      const isOver = pipe(each, filter(({ kind, key }) => kind === "teardown" && key === operation.key));
      const results = operation.kind === "subscription" ? watched(operation, client) : answered(operation);
      return pipe(results, takeUntil(isOver));
    }),
  );
};

function answered(operation: Operation): Source<OperationResult> {
  return make(({ next, complete }) => {
    const stop = new AbortController();
    void answer(operation, stop.signal).then((result) => {
      if (stop.signal.aborted) return;
      next(result);
      complete();
    });
    return () => stop.abort();
  });
}

async function answer(operation: Operation, signal: AbortSignal): Promise<OperationResult> {
  const question = asked(operation as never);
  let response: Response | undefined;
  try {
    response = await ask(question, { ...(operation.context.fetchOptions as RequestInit), signal });
    const result = makeResult(operation, (await response.json()) as ExecutionResult, response);
    const codes = result.error?.graphQLErrors.map(({ extensions }) => extensions.code);
    if (codes?.includes("FORBIDDEN")) dispatchEvent(new Event(forbidden));
    if (codes?.includes("PERSISTED_QUERY_NOT_FOUND")) renewBuild();
    return result;
  } catch (error) {
    return makeErrorResult(operation, error as Error, response);
  }
}

function watched(operation: Operation, client: Client): Source<OperationResult> {
  return make(({ next, complete }) => {
    let stop: (() => void) | undefined;
    let isOver = false;
    const end = () => {
      if (isOver) return;
      isOver = true;
      client.reexecuteOperation(makeOperation("teardown", operation, operation.context));
      complete();
    };
    void socket().then((connection) => {
      if (isOver) return;
      // graphql-ws sends nothing that has no text; an empty one leaves the id to say what is meant.
      const payload = { query: "", ...asked(operation as never) } as { query: string };
      stop = connection.subscribe(payload, {
        next: (told) => next(makeResult(operation, told as ExecutionResult)),
        error: (why) => {
          next(makeResult(operation, { errors: [why].flat() as never }));
          end();
        },
        complete: end,
      });
    });
    return () => {
      isOver = true;
      stop?.();
    };
  });
}

type Socket = import("graphql-ws").Client;
let connecting: Promise<Socket> | undefined;

/** Loaded with the first subscription. */
function socket(): Promise<Socket> {
  connecting ??= import("./liveSocket").then(({ openSocket }) =>
    openSocket(`${location.origin.replace(/^http/, "ws")}/graphql`),
  );
  return connecting;
}

/** The socket knows who was logged in when it opened, so a new session needs a new one. */
export function closeSocket(): void {
  void connecting?.then((connection) => connection.dispose());
  connecting = undefined;
}
