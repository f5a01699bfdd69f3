/** Recommendations further down a page: their code comes after what is seen first. */
import { lazy, Suspense } from "react";
import type { RecommendedProps } from "./Recommended";

const Later = lazy(() => import("./Recommended"));

export function Recommended(props: RecommendedProps) {
  return (
    <Suspense>
      <Later {...props} />
    </Suspense>
  );
}
