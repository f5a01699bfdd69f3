/** The clients that others write their shops with, each against the running server. */
import { apollo } from "./clients/apollo.mjs";
import { graphqlSse, graphqlWs } from "./clients/plain.mjs";
import { compiles } from "./clients/relay.mjs";
import { shopWith } from "./clients/scenario.mjs";
import { socketWalks } from "./clients/socket.mjs";
import { overFetch, overSocket } from "./clients/urql.mjs";

export const walks = {
  "urql with a socket": () => shopWith(overSocket),
  "urql with streams by fetch": () => shopWith(overFetch),
  "Apollo Client": () => shopWith(apollo),
  "graphql-ws": () => shopWith(graphqlWs),
  "graphql-sse": () => shopWith(graphqlSse),
  "Relay's compiler": compiles,
  ...socketWalks,
};
