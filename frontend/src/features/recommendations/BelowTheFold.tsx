/** Recommendations further down a page: their code comes after what is seen first. */
import { later } from "~/lib/later";

export const Recommended = later("recommended", () => import("./Recommended"));
