/** When an order came so far. */
import type { OrderStatus } from "~/gql/graphql";

export type Step = { status: OrderStatus; at: string };

/** The moment the order reached `status`, the last one if it did so twice. */
export function reachedAt(timeline: Step[], status: OrderStatus): string | undefined {
  return timeline.findLast((step) => step.status === status)?.at;
}
