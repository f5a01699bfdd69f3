/** urql, as the storefront has it; its subscriptions by socket or by fetch. */
import { createClient } from "graphql-ws";
import { Client, fetchExchange, subscriptionExchange } from "urql";
import WebSocket from "ws";

export function overSocket({ url, socketUrl, headers }) {
  const socket = createClient({ url: socketUrl, webSocketImpl: WebSocket, connectionParams: headers });
  const forwardSubscription = (request) => ({
    subscribe: (sink) => ({ unsubscribe: socket.subscribe({ ...request, query: request.query ?? "" }, sink) }),
  });
  const exchanges = [subscriptionExchange({ forwardSubscription }), fetchExchange];
  return { ...speak(new Client({ url, exchanges, ...how(headers) })), close: () => socket.dispose() };
}

/** Its `fetchSubscriptions`: a POST that accepts text/event-stream. */
export function overFetch({ url, headers }) {
  return speak(new Client({ url, exchanges: [fetchExchange], fetchSubscriptions: true, ...how(headers) }));
}

const how = (headers) => ({ preferGetMethod: false, fetchOptions: { headers } });

function speak(client) {
  return {
    async ask(query, variables) {
      const kind = query.startsWith("mutation") ? "mutation" : "query";
      const { data, error } = await client[kind](query, variables ?? {}).toPromise();
      return { data, errors: error?.graphQLErrors };
    },
    watch: (query, heard) => client.subscription(query, {}).subscribe(heard).unsubscribe,
  };
}
