/** What each step of a return, and each reason for one, is called. */
import type { Tone } from "~/components/Mark";
import type { RefundTarget, ReturnReason, ReturnStatus } from "~/gql/graphql";

export const returnWords: Record<ReturnStatus, { label: string; tone: Tone }> = {
  REQUESTED: { label: "Asked for", tone: "warn" },
  APPROVED: { label: "Approved", tone: "info" },
  REJECTED: { label: "Not accepted", tone: "bad" },
  RECEIVED: { label: "Back with us", tone: "info" },
  REFUNDED: { label: "Refunded", tone: "good" },
};

export const reasonWords: Record<ReturnReason, string> = {
  DAMAGED: "It was damaged or open",
  WRONG_ITEM: "It is not what I ordered",
  NOT_AS_DESCRIBED: "It is not as described",
  CHANGED_MIND: "I changed my mind",
  OTHER: "Something else",
};

export const reasons = Object.keys(reasonWords) as ReturnReason[];

export const targetWords: Record<RefundTarget, string> = {
  ORIGINAL: "Back to what I paid with",
  STORE_CREDIT: "As store credit",
};

export const targets = Object.keys(targetWords) as RefundTarget[];
