/** All routes of the shop and the desk; each page is a chunk of its own. */
import { createRouter } from "@tanstack/react-router";
import { NotFound } from "~/components/NotFound";
import { parseSearch, stringifySearch } from "~/lib/searchParams";
import { accountRoutes } from "./accountRoutes";
import { deskRoutes } from "./deskRoutes";
import { deskLayout, plainLayout, rootRoute, shopLayout } from "./layouts";
import { CrashPage } from "./CrashPage";
import { plainRoutes, shopRoutes } from "./shopRoutes";

export const routeTree = rootRoute.addChildren([
  shopLayout.addChildren([...shopRoutes, ...accountRoutes]),
  plainLayout.addChildren(plainRoutes),
  deskLayout.addChildren(deskRoutes),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: CrashPage,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
