/** What each step of an order is called by shoppers and staff. */
import type { Tone } from "~/components/Mark";
import type { OrderStatus, PaymentStatus, TenderKind } from "~/gql/graphql";

export const orderWords: Record<OrderStatus, { label: string; tone: Tone }> = {
  PENDING: { label: "Waiting for payment", tone: "warn" },
  CONFIRMED: { label: "Paid", tone: "info" },
  PACKED: { label: "Packed", tone: "info" },
  SHIPPED: { label: "On the way", tone: "info" },
  DELIVERED: { label: "Delivered", tone: "good" },
  CANCELLED: { label: "Cancelled", tone: "plain" },
};

export const paymentWords: Record<PaymentStatus, string> = {
  PENDING: "Not paid yet",
  AUTHORIZED: "Card accepted",
  PARTLY_CAPTURED: "Paid for what has left",
  CAPTURED: "Paid",
  DECLINED: "The card was refused",
  VOIDED: "Released, nothing was charged",
  PARTLY_REFUNDED: "Partly refunded",
  REFUNDED: "Refunded",
};

export const tenderWords: Record<TenderKind, string> = {
  GIFT_CARD: "{amount} paid with a gift card",
  STORE_CREDIT: "{amount} paid with store credit",
  POINTS: "{amount} paid with {n} points",
};

/** The road of every order that is brought; PENDING and CANCELLED lie beside it. */
export const road: OrderStatus[] = ["CONFIRMED", "PACKED", "SHIPPED", "DELIVERED"];

/** Nothing more will happen to it by itself. */
export function isFinal(status: OrderStatus): boolean {
  return status === "DELIVERED" || status === "CANCELLED";
}
