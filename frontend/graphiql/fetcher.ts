/** Queries go by POST with the browser's cookie, subscriptions over one web socket. */
import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { createClient } from "graphql-ws";

const socketUrl = new URL("/graphql", window.location.href);
socketUrl.protocol = socketUrl.protocol === "https:" ? "wss:" : "ws:";

export const fetcher = createGraphiQLFetcher({
  url: "/graphql",
  headers: { "x-patron-client": "web" },
  wsClient: createClient({ url: socketUrl.href, lazy: true, retryAttempts: 2 }),
  enableIncrementalDelivery: false,
});
