/** The three frames: the shop with header and footer, checkout with little, the desk with its rail. */
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { CartProvider } from "~/features/cart/CartProvider";
import { CrashPage } from "./CrashPage";
import { ShopFrame } from "./ShopFrame";

const idle = () => new Promise((later) => ("requestIdleCallback" in window ? requestIdleCallback(later) : setTimeout(later)));
const AfterPaint = lazy(() => idle().then(() => import("./AfterPaint")));

export const rootRoute = createRootRoute({
  errorComponent: CrashPage,
  component: () => (
    <CartProvider>
      <Outlet />
      <Suspense>
        <AfterPaint />
      </Suspense>
    </CartProvider>
  ),
});

/** For pages that name days: the shop says where it stands while their code is on its way. */
export const knowPlace = () => import("~/lib/place").then((place) => place.knowPlace());

export const shopLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "shop",
  component: ShopFrame,
});

export const plainLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "plain",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("./CheckoutFrame"), "CheckoutFrame"),
});

/** The till of a store has a frame of its own, for a tablet that stands on a counter. */
export const till = createRoute({
  getParentRoute: () => rootRoute,
  path: "/till",
  component: lazyRouteComponent(() => import("~/features/till/TillPage"), "TillPage"),
});

/** Whoever hands out orders holds a phone. */
export const store = createRoute({
  getParentRoute: () => rootRoute,
  path: "/desk/store",
  component: lazyRouteComponent(() => import("~/features/pickups/StorePage"), "StorePage"),
});

export const deskLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "deskFrame",
  loader: knowPlace,
  component: lazyRouteComponent(() => import("~/features/desk/DeskFrame"), "DeskFrame"),
});
