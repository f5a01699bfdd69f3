/** One example tab for each kind of person, in the order in which they meet an order. */
import agent from "./examples/agent.graphql?raw";
import analyst from "./examples/analyst.graphql?raw";
import analystVariables from "./examples/analyst.json?raw";
import associate from "./examples/associate.graphql?raw";
import live from "./examples/live.graphql?raw";
import liveVariables from "./examples/live.json?raw";
import marketer from "./examples/marketer.graphql?raw";
import merchandiser from "./examples/merchandiser.graphql?raw";
import owner from "./examples/owner.graphql?raw";
import ownerVariables from "./examples/owner.json?raw";
import salesRep from "./examples/sales-rep.graphql?raw";
import shopper from "./examples/shopper.graphql?raw";
import visitor from "./examples/visitor.graphql?raw";

export type Example = { query: string; variables?: string };

export const examples: Example[] = [
  { query: visitor },
  { query: shopper },
  { query: live, variables: liveVariables },
  { query: agent },
  { query: salesRep },
  { query: associate },
  { query: merchandiser },
  { query: marketer },
  { query: analyst, variables: analystVariables },
  { query: owner, variables: ownerVariables },
];
