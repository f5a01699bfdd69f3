/** What each step of a return, and each reason for one, is called. */
import type { Tone } from "~/components/Mark";
import type { ReturnReason, ReturnStatus } from "~/gql/graphql";

export const returnWords: Record<ReturnStatus, { label: string; tone: Tone; next: string }> = {
  REQUESTED: { label: "Asked for", tone: "warn", next: "A person looks at it, usually within a day." },
  APPROVED: { label: "Approved", tone: "info", next: "Send it back as described below." },
  REJECTED: { label: "Not accepted", tone: "bad", next: "Ask us if you think that is wrong." },
  RECEIVED: { label: "Back with us", tone: "info", next: "The refund comes next." },
  REFUNDED: { label: "Refunded", tone: "good", next: "The money is on its way to your card." },
};

export const reasonWords: Record<ReturnReason, string> = {
  DAMAGED: "It was damaged or open",
  WRONG_ITEM: "It is not what I ordered",
  NOT_AS_DESCRIBED: "It is not as described",
  CHANGED_MIND: "I changed my mind",
  OTHER: "Something else",
};

export const reasons = Object.keys(reasonWords) as ReturnReason[];
