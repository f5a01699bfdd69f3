/** How offers are spoken of at the desk. */
import type { OfferEffect, OfferLackKind, OfferPhase } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import type { Known } from "./offerDraft";

export const effects: Record<OfferEffect, string> = {
  PERCENT: "Per cent off",
  AMOUNT: "An amount off",
  FIXED_PRICE: "Each for a price",
  FREE_SHIPPING: "Free delivery",
  BUY_GET: "Buy some, get some",
  BUNDLE: "A bundle for a price",
  GIFT: "A gift",
};

export const phases: Record<OfferPhase, { label: string; look: string }> = {
  DRAFT: { label: "Draft", look: "" },
  SCHEDULED: { label: "Begins later", look: "" },
  RUNNING: { label: "Running", look: "good" },
  USED_UP: { label: "Used up", look: "warn" },
  ENDED: { label: "Ended", look: "" },
};

export const granted: Partial<Record<OfferLackKind, string>> = {
  CODE: "that everybody knew the code",
  SEGMENT: "campaigns as they are today",
  TIER: "tiers as they are today",
  HISTORY: "that everybody bought before what it asks for",
};

/** What it gives, in a few words. */
export function worth(offer: Known): string {
  const amount = offer.amount ? formatMoney(offer.amount) : "";
  switch (offer.effect) {
    case "PERCENT":
      return `${offer.percent}% off`;
    case "AMOUNT":
      return `${amount} off`;
    case "FIXED_PRICE":
      return `each for ${amount}`;
    case "FREE_SHIPPING":
      return "free delivery";
    case "BUY_GET":
      return `${offer.get} of ${offer.buy + offer.get} for ${offer.percent}% less`;
    case "BUNDLE":
      return `together for ${amount}`;
    case "GIFT":
      return offer.percent === 100 ? `${offer.get} for nothing` : `${offer.get} for ${offer.percent}% less`;
  }
}
