/** graphql-ws and graphql-sse by themselves, with every kind of operation. */
import { createClient as overSse } from "graphql-sse";
import { createClient as overWs } from "graphql-ws";
import WebSocket from "ws";

export function graphqlWs({ socketUrl, headers }, more = {}) {
  return speak(overWs({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: headers, ...more }));
}

export function graphqlSse({ url, headers }) {
  return speak(overSse({ url, headers }));
}

function speak(client) {
  return {
    ask: (query, variables) =>
      new Promise((resolve, reject) => {
        let last;
        const error = (reason) => (Array.isArray(reason) ? resolve({ errors: reason }) : reject(reason));
        client.subscribe({ query, variables }, { next: (told) => (last = told), error, complete: () => resolve(last) });
      }),
    watch(query, heard) {
      return client.subscribe({ query }, { next: heard, error: fail, complete: () => undefined });
    },
    close: () => client.dispose(),
  };
}

function fail(reason) {
  throw reason instanceof Error ? reason : new Error(JSON.stringify(reason));
}
