/** The GraphQL client: a normalised cache, cookies, and one socket for what changes by itself. */
import { cacheExchange } from "@urql/exchange-graphcache";
import { Client, fetchExchange, subscriptionExchange } from "urql";
import type { SubscriptionOperation } from "urql";
import { embedded, possibleTypes } from "~/gql/cache-facts";
import { cacheUpdates } from "./cacheUpdates";

/** Another site cannot set this header without our consent, so its presence proves who posts. */
export const requestHeaders = { "x-patron-client": "web" };

/** Types without an id live inside their owner; the cache asks to hear so only while developing. */
const notKeyed = import.meta.env.DEV ? Object.fromEntries(embedded.map((name) => [name, () => null])) : {};

const fetchOptions = { headers: requestHeaders, credentials: "same-origin" } as const;

/** For what must arrive even when the page is left while it is on its way. */
export const surely = { fetchOptions: { ...fetchOptions, keepalive: true } };

export function makeClient(): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    fetchOptions,
    exchanges: [
      cacheExchange({ possibleTypes, keys: notKeyed, updates: cacheUpdates }),
      fetchExchange,
      subscriptionExchange({ forwardSubscription: overSocket }),
    ],
  });
}

type Sink = {
  next(value: never): void;
  error(error: unknown): void;
  complete(): void;
};

function overSocket(request: { query?: string; variables?: object } & Partial<SubscriptionOperation>) {
  return {
    subscribe(sink: Sink) {
      let stop: (() => void) | undefined;
      let isOver = false;
      void socket().then((connection) => {
        if (isOver) return;
        const payload = { query: request.query ?? "", variables: request.variables as Record<string, unknown> };
        stop = connection.subscribe(payload, sink as never);
      });
      return {
        unsubscribe() {
          isOver = true;
          stop?.();
        },
      };
    },
  };
}

type Socket = import("graphql-ws").Client;
let connecting: Promise<Socket> | undefined;

/** Loaded and opened with the first subscription; closed when nobody listens any more. */
function socket(): Promise<Socket> {
  connecting ??= import("graphql-ws").then(({ createClient }) =>
    createClient({
      url: `${location.origin.replace(/^http/, "ws")}/graphql`,
      lazy: true,
      retryAttempts: Infinity,
      shouldRetry: () => true,
    }),
  );
  return connecting;
}

/** The socket knows who was logged in when it opened, so a new session needs a new one. */
export function closeSocket(): void {
  void connecting?.then((connection) => connection.dispose());
  connecting = undefined;
}
