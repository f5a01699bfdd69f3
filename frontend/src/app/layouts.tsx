/** The three frames: the shop with header and footer, checkout with little, the desk with its rail. */
import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { Toaster } from "~/components/Toaster";
import { CheckoutFrame } from "./CheckoutFrame";
import { ShopFrame } from "./ShopFrame";

export const rootRoute = createRootRoute({
  component: () => (
    <>
      <Outlet />
      <Toaster />
    </>
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
  component: CheckoutFrame,
});

export const deskLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: "deskFrame",
  component: lazyRouteComponent(() => import("~/features/desk/DeskFrame"), "DeskFrame"),
});
