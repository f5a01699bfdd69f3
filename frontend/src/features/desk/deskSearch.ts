/** What is chosen and filtered at the desk stands in the address, so it can be sent to a colleague. */
import { asText } from "~/lib/searchParams";
import type { OrderChannel, OrderStatus, ReturnStatus, TicketStatus } from "~/gql/graphql";
import type { View } from "./Panes";

export type DeskSearch<Status extends string = string> = { q?: string; status?: Status; id?: string; view?: View };

export const channels: OrderChannel[] = ["WEB", "APP", "TILL"];
const views: View[] = ["list", "item", "side"];

function readSearch<Status extends string>(statuses: readonly Status[]) {
  return (raw: Record<string, unknown>): DeskSearch<Status> => ({
    q: asText(raw.q)?.slice(0, 100),
    status: statuses.find((one) => one === asText(raw.status)),
    id: asText(raw.id),
    view: views.find((one) => one === asText(raw.view)),
  });
}

export const orderStatuses: OrderStatus[] = ["PENDING", "CONFIRMED", "PACKED", "SHIPPED", "DELIVERED", "CANCELLED"];
export const returnStatuses: ReturnStatus[] = ["REQUESTED", "APPROVED", "RECEIVED", "REFUNDED", "REJECTED"];
export const ticketStatuses: TicketStatus[] = ["OPEN", "ANSWERED", "CLOSED"];

export const readOrdersSearch = readSearch(orderStatuses);
export const readReturnsSearch = readSearch(returnStatuses);
export const readTicketsSearch = readSearch(ticketStatuses);
export const readStockSearch = readSearch([]);

/** On a phone: the list until something is chosen. */
export function viewOf(search: DeskSearch): View {
  return search.view ?? (search.id ? "item" : "list");
}

export type FiguresSearch = { from?: string; to?: string; channel?: OrderChannel };

export function readFiguresSearch(raw: Record<string, unknown>): FiguresSearch {
  const [from, to] = [asText(raw.from), asText(raw.to)];
  return {
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
    channel: channels.find((one) => one === asText(raw.channel)),
  };
}

const day = /^\d{4}-\d{2}-\d{2}$/;

export function isDay(text: string | undefined): text is string {
  return text !== undefined && day.test(text) && !Number.isNaN(Date.parse(text));
}
