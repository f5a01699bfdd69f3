/** The pages of the staff; none of them is loaded by a shopper. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { readDeskSearch } from "~/features/desk/deskSearch";
import { deskLayout } from "./layouts";

const onDesk = () => deskLayout;

const desk = createRoute({
  getParentRoute: onDesk,
  path: "/desk",
  component: lazyRouteComponent(() => import("~/features/desk/DeskPage"), "DeskPage"),
});

const tickets = createRoute({
  getParentRoute: onDesk,
  path: "/desk/tickets",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/TicketsPage"), "TicketsPage"),
});

const orders = createRoute({
  getParentRoute: onDesk,
  path: "/desk/orders",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/OrdersPage"), "OrdersPage"),
});

const returns = createRoute({
  getParentRoute: onDesk,
  path: "/desk/returns",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/ReturnsPage"), "ReturnsPage"),
});

const stock = createRoute({
  getParentRoute: onDesk,
  path: "/desk/stock",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/StockPage"), "StockPage"),
});

const figures = createRoute({
  getParentRoute: onDesk,
  path: "/desk/figures",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/FiguresPage"), "FiguresPage"),
});

export const deskRoutes = [desk, tickets, orders, returns, stock, figures] as const;
