/** The places of facets and toolbar; their code comes with the first answer, not before it. */
import { later } from "~/lib/later";

export const Facets = later("facets", () => import("./Facets"), <div className="facets" />);
export const Toolbar = later("toolbar", () => import("./Toolbar"), <div className="toolbar" />);
