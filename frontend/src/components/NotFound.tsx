/** The page for what is not there; rarely seen, so it is fetched when it is. */
import { lazy, Suspense } from "react";

const NotFoundPage = lazy(() => import("./NotFoundPage"));

export function NotFound() {
  return (
    <Suspense>
      <NotFoundPage />
    </Suspense>
  );
}
