/** What can be chosen in the desk's filters; anything else in the address counts as nothing chosen. */
import type { OrderChannel, OrderStatus, ReturnStatus, TicketStatus } from "~/gql/graphql";
import type { DeskSearch } from "./deskSearch";
import type { View } from "./Panes";

export const orderStatuses: OrderStatus[] = ["PENDING", "CONFIRMED", "PACKED", "SHIPPED", "DELIVERED", "CANCELLED"];
export const returnStatuses: ReturnStatus[] = ["REQUESTED", "APPROVED", "RECEIVED", "REFUNDED", "REJECTED"];
export const ticketStatuses: TicketStatus[] = ["OPEN", "ANSWERED", "CLOSED"];
export const channels: OrderChannel[] = ["WEB", "APP", "TILL"];
const views: View[] = ["list", "item", "side"];

export function chosenOf<Choice extends string>(choices: readonly Choice[], text?: string): Choice | undefined {
  return choices.find((choice) => choice === text);
}

/** On a phone: the list until something is chosen. */
export function viewOf(search: DeskSearch): View {
  return chosenOf(views, search.view) ?? (search.id ? "item" : "list");
}
