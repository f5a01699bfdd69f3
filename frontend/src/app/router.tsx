/** All routes of the shop and the desk; each page is a chunk of its own. */
import { createRouter } from "@tanstack/react-router";
import type { RouterHistory } from "@tanstack/react-router";
import { NotFound } from "~/components/NotFound";
import { afterNextPaint } from "~/lib/afterNextPaint";
import { parseSearch, stringifySearch } from "~/lib/searchParams";
import { accountRoutes } from "./accountRoutes";
import { deskRoutes } from "./deskRoutes";
import { deskLayout, plainLayout, rootRoute, shopLayout, store, till } from "./layouts";
import { CrashPage } from "./CrashPage";
import { plainRoutes, shopRoutes } from "./shopRoutes";

export const routeTree = rootRoute.addChildren([
  shopLayout.addChildren([...shopRoutes, ...accountRoutes]),
  plainLayout.addChildren(plainRoutes),
  deskLayout.addChildren(deskRoutes),
  till,
  store,
]);

/** A press on a link is painted before the page that it leads to is thought about. */
export function makeRouter(history?: RouterHistory) {
  const made = createRouter({
    routeTree,
    history,
    parseSearch,
    stringifySearch,
    defaultPreload: "intent",
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: CrashPage,
  });
  const { navigate } = made;
  made.navigate = ((to) => afterNextPaint().then(() => navigate(to))) as typeof navigate;
  return made;
}

export const router = makeRouter();

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
