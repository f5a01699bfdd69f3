/** The pages about oneself: orders, returns, tickets. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { asText } from "~/lib/searchParams";
import { shopLayout } from "./layouts";

const inShop = () => shopLayout;

const account = createRoute({
  getParentRoute: inShop,
  path: "/account",
  component: lazyRouteComponent(() => import("~/features/account/AccountPage"), "AccountPage"),
});

const order = createRoute({
  getParentRoute: inShop,
  path: "/orders/$orderId",
  component: lazyRouteComponent(() => import("~/features/orders/OrderPage"), "OrderPage"),
});

const newReturn = createRoute({
  getParentRoute: inShop,
  path: "/returns/new",
  validateSearch: (search: Record<string, unknown>): { order?: string } => ({ order: asText(search.order) }),
  component: lazyRouteComponent(() => import("~/features/returns/NewReturnPage"), "NewReturnPage"),
});

const tickets = createRoute({
  getParentRoute: inShop,
  path: "/tickets",
  component: lazyRouteComponent(() => import("~/features/tickets/TicketsPage"), "TicketsPage"),
});

const ticket = createRoute({
  getParentRoute: inShop,
  path: "/tickets/$ticketId",
  component: lazyRouteComponent(() => import("~/features/tickets/TicketPage"), "TicketPage"),
});

export const accountRoutes = [account, order, newReturn, tickets, ticket] as const;
