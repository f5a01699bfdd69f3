/** The pages of the staff; none of them is loaded by a shopper. */
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import {
  readFiguresSearch,
  readOrdersSearch,
  readReturnsSearch,
  readStockSearch,
  readTicketsSearch,
} from "~/features/desk/deskSearch";
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
  validateSearch: readTicketsSearch,
  component: lazyRouteComponent(() => import("~/features/desk/TicketsPage"), "TicketsPage"),
});

const orders = createRoute({
  getParentRoute: onDesk,
  path: "/desk/orders",
  validateSearch: readOrdersSearch,
  component: lazyRouteComponent(() => import("~/features/desk/OrdersPage"), "OrdersPage"),
});

const returns = createRoute({
  getParentRoute: onDesk,
  path: "/desk/returns",
  validateSearch: readReturnsSearch,
  component: lazyRouteComponent(() => import("~/features/desk/ReturnsPage"), "ReturnsPage"),
});

const stock = createRoute({
  getParentRoute: onDesk,
  path: "/desk/stock",
  validateSearch: readStockSearch,
  component: lazyRouteComponent(() => import("~/features/desk/StockPage"), "StockPage"),
});

const figures = createRoute({
  getParentRoute: onDesk,
  path: "/desk/figures",
  validateSearch: readFiguresSearch,
  component: lazyRouteComponent(() => import("~/features/desk/FiguresPage"), "FiguresPage"),
});

export const deskRoutes = [desk, tickets, orders, returns, stock, figures] as const;
