/** The pages of the staff. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { deskLayout } from "./layouts";

const onDesk = () => deskLayout;

const desk = createRoute({
  getParentRoute: onDesk,
  path: "/desk",
  component: lazyRouteComponent(() => import("~/features/desk/DeskPage"), "DeskPage"),
});

const orders = createRoute({
  getParentRoute: onDesk,
  path: "/desk/orders",
  component: lazyRouteComponent(() => import("~/features/desk/OrdersPage"), "OrdersPage"),
});

const returns = createRoute({
  getParentRoute: onDesk,
  path: "/desk/returns",
  component: lazyRouteComponent(() => import("~/features/desk/ReturnsPage"), "ReturnsPage"),
});

const tickets = createRoute({
  getParentRoute: onDesk,
  path: "/desk/tickets",
  component: lazyRouteComponent(() => import("~/features/desk/TicketsPage"), "TicketsPage"),
});

export const deskRoutes = [desk, orders, returns, tickets] as const;
