/** What people look at, told to the shop in small batches that survive leaving the page. */
import { graphql } from "~/gql";
import type { BehaviourEventInput } from "~/gql/graphql";
import { createRequest } from "urql";
import { asked, post } from "./asking";

const waitMs = 1500;
const mostAtOnce = 50;

const LogEvents = graphql(`
  mutation LogEvents($input: LogEventsInput!) {
    logEvents(input: $input) { __typename }
  }
`);

const waiting: BehaviourEventInput[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

export function logEvent(event: BehaviourEventInput): void {
  waiting.push(event);
  timer ??= setTimeout(flushEvents, waitMs);
}

/** Statistics never disturb a shopper: a lost batch is lost. */
export function flushEvents(): void {
  clearTimeout(timer);
  timer = undefined;
  const events = waiting.splice(0, mostAtOnce);
  if (events.length === 0) return;
  const request = createRequest(LogEvents, { input: { events } });
  void post(asked(request as never), { keepalive: true }).catch(() => undefined);
  if (waiting.length > 0) timer = setTimeout(flushEvents, waitMs);
}
