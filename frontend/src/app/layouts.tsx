/** The three frames: the shop with header and footer, checkout with little, the desk with its rail. */
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { Toaster } from "~/components/Toaster";
import { CartProvider } from "~/features/cart/CartProvider";
import { CrashPage } from "./CrashPage";
import { ShopFrame } from "./ShopFrame";

export const rootRoute = createRootRoute({
  errorComponent: CrashPage,
  component: () => (
    <CartProvider>
      <Outlet />
      <Toaster />
    </CartProvider>
  ),
});

export const shopLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "shop",
  component: ShopFrame,
});

export const plainLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "plain",
  component: lazyRouteComponent(() => import("./CheckoutFrame"), "CheckoutFrame"),
});

export const deskLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "deskFrame",
  component: lazyRouteComponent(() => import("~/features/desk/DeskFrame"), "DeskFrame"),
});
