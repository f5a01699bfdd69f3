/** What each step of a shipment is called, by us and by carriers. */
import type { Tone } from "~/components/Mark";
import type { FulfilmentStatus, TrackingKind } from "~/gql/graphql";

export const shipmentWords: Record<FulfilmentStatus, { label: string; tone: Tone }> = {
  OPEN: { label: "To be picked", tone: "warn" },
  PICKING: { label: "Being picked", tone: "info" },
  PACKED: { label: "Packed", tone: "info" },
  SHIPPED: { label: "On the way", tone: "info" },
  DELIVERED: { label: "Delivered", tone: "good" },
  CANCELLED: { label: "Cancelled", tone: "plain" },
};

export const trackingWords: Record<TrackingKind, string> = {
  LABEL_CREATED: "Announced to the carrier",
  PICKED_UP: "Taken by the carrier",
  IN_TRANSIT: "On its way",
  OUT_FOR_DELIVERY: "Out for delivery",
  DELAYED: "Delayed",
  FAILED_ATTEMPT: "Nobody could take it",
  DELIVERED: "Delivered",
};
