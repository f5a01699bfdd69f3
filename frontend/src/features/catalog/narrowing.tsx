/** The places of facets and toolbar; their code comes with the first answer, not before it. */
import { lazy, Suspense } from "react";
import type { FacetsProps } from "./Facets";
import type { ToolbarProps } from "./Toolbar";

const LaterFacets = lazy(() => import("./Facets"));
const LaterToolbar = lazy(() => import("./Toolbar"));

export function Facets(props: FacetsProps) {
  return (
    <Suspense fallback={<div className="facets" />}>
      <LaterFacets {...props} />
    </Suspense>
  );
}

export function Toolbar(props: ToolbarProps) {
  return (
    <Suspense fallback={<div className="toolbar" />}>
      <LaterToolbar {...props} />
    </Suspense>
  );
}
