/** Queries go by POST with the browser's cookie, subscriptions over one web socket. */
import { createGraphiQLFetcher, type Fetcher } from "@graphiql/toolkit";
import { createClient } from "graphql-ws";
import { note } from "./cost";

const socketUrl = new URL("/graphql", window.location.href);
socketUrl.protocol = socketUrl.protocol === "https:" ? "wss:" : "ws:";

const plain = createGraphiQLFetcher({
  url: "/graphql",
  headers: { "x-patron-client": "web" },
  wsClient: createClient({ url: socketUrl.href, lazy: true, retryAttempts: 2 }),
  enableIncrementalDelivery: false,
});

/** As `plain`, and what a query cost is noted on the way. */
export const fetcher: Fetcher = async (asked, options) => {
  const result = await plain(asked, options);
  if (asked.operationName !== "IntrospectionQuery") note(result);
  return result;
};
