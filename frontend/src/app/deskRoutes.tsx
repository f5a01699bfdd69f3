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

const letters = createRoute({
  getParentRoute: onDesk,
  path: "/desk/tickets/letters",
  component: lazyRouteComponent(() => import("~/features/notices/LettersPage"), "LettersPage"),
});

const shipments = createRoute({
  getParentRoute: onDesk,
  path: "/desk/shipments",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/ShipmentsPage"), "ShipmentsPage"),
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

const carts = createRoute({
  getParentRoute: onDesk,
  path: "/desk/carts",
  component: lazyRouteComponent(() => import("~/features/desk/CartsPage"), "CartsPage"),
});

const lowStock = createRoute({
  getParentRoute: onDesk,
  path: "/desk/stock/low",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/stock/LowStockPage"), "LowStockPage"),
});

const words = createRoute({
  getParentRoute: onDesk,
  path: "/desk/words",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/search/words/WordsPage"), "WordsPage"),
});

const catalog = createRoute({
  getParentRoute: onDesk,
  path: "/desk/catalog",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/merchandising/CatalogPage"), "CatalogPage"),
});

const newProduct = createRoute({
  getParentRoute: onDesk,
  path: "/desk/catalog/new",
  component: lazyRouteComponent(() => import("~/features/merchandising/NewProductPage"), "NewProductPage"),
});

const catalogFiles = createRoute({
  getParentRoute: onDesk,
  path: "/desk/catalog/files",
  component: lazyRouteComponent(() => import("~/features/merchandising/FilesPage"), "FilesPage"),
});

const figures = createRoute({
  getParentRoute: onDesk,
  path: "/desk/figures",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/desk/FiguresPage"), "FiguresPage"),
});

const offers = createRoute({
  getParentRoute: onDesk,
  path: "/desk/offers",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/offering/OffersPage"), "OffersPage"),
});

const refunds = createRoute({
  getParentRoute: onDesk,
  path: "/desk/refunds",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/owner/RefundsPage"), "RefundsPage"),
});

const giftCards = createRoute({
  getParentRoute: onDesk,
  path: "/desk/refunds/cards",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/money/GiftCardsPage"), "GiftCardsPage"),
});

const storeCredit = createRoute({
  getParentRoute: onDesk,
  path: "/desk/refunds/credit",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/money/StoreCreditPage"), "StoreCreditPage"),
});

const found = createRoute({
  getParentRoute: onDesk,
  path: "/desk/refunds/found",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/money/FoundPage"), "FoundPage"),
});

const places = createRoute({
  getParentRoute: onDesk,
  path: "/desk/stock/places",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/stock/places/PlacesPage"), "PlacesPage"),
});

const stockFiles = createRoute({
  getParentRoute: onDesk,
  path: "/desk/stock/files",
  component: lazyRouteComponent(() => import("~/features/stock/StockFilesPage"), "StockFilesPage"),
});

const shop = createRoute({
  getParentRoute: onDesk,
  path: "/desk/shop",
  component: lazyRouteComponent(() => import("~/features/owner/OwnerFrame"), "OwnerFrame"),
});
const inShop = () => shop;

const overview = createRoute({
  getParentRoute: inShop,
  path: "/",
  component: lazyRouteComponent(() => import("~/features/owner/OverviewPage"), "OverviewPage"),
});

const settings = createRoute({
  getParentRoute: inShop,
  path: "/settings",
  component: lazyRouteComponent(() => import("~/features/owner/SettingsPage"), "SettingsPage"),
});

const delivery = createRoute({
  getParentRoute: inShop,
  path: "/delivery",
  component: lazyRouteComponent(() => import("~/features/delivery/DeliveryPage"), "DeliveryPage"),
});

const legal = createRoute({
  getParentRoute: inShop,
  path: "/legal",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/owner/LegalTextsPage"), "LegalTextsPage"),
});

const kept = createRoute({
  getParentRoute: inShop,
  path: "/kept",
  component: lazyRouteComponent(() => import("~/features/owner/RetentionPage"), "RetentionPage"),
});

const staff = createRoute({
  getParentRoute: inShop,
  path: "/staff",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/owner/StaffPage"), "StaffPage"),
});

const audit = createRoute({
  getParentRoute: inShop,
  path: "/audit",
  validateSearch: readDeskSearch,
  component: lazyRouteComponent(() => import("~/features/owner/AuditPage"), "AuditPage"),
});

const shopPages = [overview, settings, delivery, legal, kept, staff, audit] as const;
const money = [giftCards, storeCredit, found] as const;
export const deskRoutes = [desk, tickets, letters, orders, shipments, returns, refunds, ...money, stock, lowStock, places, stockFiles, carts, words, catalog, newProduct, catalogFiles, offers, figures, shop.addChildren(shopPages)] as const;
