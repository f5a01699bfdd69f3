/** `node watch.mjs URL VISITOR`: says how many pieces are in a visitor's cart, whatever becomes of the server. */
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [url, visitor] = process.argv.slice(2);
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { "x-patron-client": "app", "x-patron-visitor": visitor },
  retryAttempts: Infinity,
  shouldRetry: () => true,
});

for await (const { data, errors } of client.iterate({ query: "subscription { cartChanged { quantity } }" })) {
  console.log(errors ? JSON.stringify(errors) : (data.cartChanged?.quantity ?? 0));
}
