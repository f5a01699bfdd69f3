/** The pages about oneself: orders, points, returns, questions. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { asText } from "~/lib/searchParams";
import { knowPlace, shopLayout } from "./layouts";

type AboutOrder = { order?: string };
const readOrder = (search: Record<string, unknown>): AboutOrder => ({ order: asText(search.order) });

const order = createRoute({
  getParentRoute: () => shopLayout,
  path: "/orders/$orderId",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("~/features/orders/OrderPage"), "OrderPage"),
});

const findOrder = createRoute({
  getParentRoute: () => shopLayout,
  path: "/orders/find",
  component: lazyRouteComponent(() => import("~/features/orders/FindOrderPage"), "FindOrderPage"),
});

const you = createRoute({
  getParentRoute: () => shopLayout,
  id: "you",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("~/features/account/AccountFrame"), "AccountFrame"),
});
const aboutYou = () => you;

const account = createRoute({
  getParentRoute: aboutYou,
  path: "/account",
  component: lazyRouteComponent(() => import("~/features/account/AccountPage"), "AccountPage"),
});

const orders = createRoute({
  getParentRoute: aboutYou,
  path: "/account/orders",
  component: lazyRouteComponent(() => import("~/features/orders/OrdersPage"), "OrdersPage"),
});

const points = createRoute({
  getParentRoute: aboutYou,
  path: "/account/points",
  component: lazyRouteComponent(() => import("~/features/account/PointsPage"), "PointsPage"),
});

const card = createRoute({
  getParentRoute: aboutYou,
  path: "/account/card",
  component: lazyRouteComponent(() => import("~/features/account/CardPage"), "CardPage"),
});

const addresses = createRoute({
  getParentRoute: aboutYou,
  path: "/account/addresses",
  component: lazyRouteComponent(() => import("~/features/account/AddressesPage"), "AddressesPage"),
});

const notices = createRoute({
  getParentRoute: aboutYou,
  path: "/account/notices",
  component: lazyRouteComponent(() => import("~/features/notices/NoticesPage"), "NoticesPage"),
});

const suggestions = createRoute({
  getParentRoute: aboutYou,
  path: "/account/suggestions",
  component: lazyRouteComponent(() => import("~/features/recommendations/OpinionsPage")),
});

const security = createRoute({
  getParentRoute: aboutYou,
  path: "/account/security",
  component: lazyRouteComponent(() => import("~/features/security/SecurityPage"), "SecurityPage"),
});

const data = createRoute({
  getParentRoute: aboutYou,
  path: "/account/privacy",
  component: lazyRouteComponent(() => import("~/features/privacy/DataPage"), "DataPage"),
});

const returns = createRoute({
  getParentRoute: aboutYou,
  path: "/returns",
  component: lazyRouteComponent(() => import("~/features/returns/ReturnsPage"), "ReturnsPage"),
});

const newReturn = createRoute({
  getParentRoute: aboutYou,
  path: "/returns/new",
  validateSearch: readOrder,
  component: lazyRouteComponent(() => import("~/features/returns/NewReturnPage"), "NewReturnPage"),
});

const oneReturn = createRoute({
  getParentRoute: aboutYou,
  path: "/returns/$returnId",
  component: lazyRouteComponent(() => import("~/features/returns/ReturnPage"), "ReturnPage"),
});

const tickets = createRoute({
  getParentRoute: aboutYou,
  path: "/tickets",
  component: lazyRouteComponent(() => import("~/features/tickets/TicketsPage"), "TicketsPage"),
});

const newTicket = createRoute({
  getParentRoute: aboutYou,
  path: "/tickets/new",
  validateSearch: readOrder,
  component: lazyRouteComponent(() => import("~/features/tickets/NewTicketPage"), "NewTicketPage"),
});

const ticket = createRoute({
  getParentRoute: aboutYou,
  path: "/tickets/$ticketId",
  component: lazyRouteComponent(() => import("~/features/tickets/TicketPage"), "TicketPage"),
});

const aboutYouRoutes = [account, orders, points, card, addresses, notices, suggestions, security, data, returns, newReturn, oneReturn, tickets, newTicket, ticket] as const;

export const accountRoutes = [order, findOrder, you.addChildren(aboutYouRoutes)] as const;
