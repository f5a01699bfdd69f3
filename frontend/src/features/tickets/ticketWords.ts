/** How a question stands, for the shopper and for the staff who answer. */
import type { Tone } from "~/components/Mark";
import type { TicketStatus } from "~/gql/graphql";

export const ticketWords: Record<TicketStatus, { label: string; tone: Tone }> = {
  OPEN: { label: "Waiting for an answer", tone: "warn" },
  ANSWERED: { label: "Answered", tone: "good" },
  CLOSED: { label: "Closed", tone: "plain" },
};
