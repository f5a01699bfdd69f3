/** The page for what is not there; rarely seen, so it is fetched when it is. */
import { later } from "~/lib/later";

export const NotFound = later("not-found", () => import("./NotFoundPage"));
