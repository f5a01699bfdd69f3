/** Below the reply: how much of what one query may cost the latest one has used. */
import { useSyncExternalStore } from "react";
import { latestCost, watchCost } from "./cost";

export function LatestCost() {
  const cost = useSyncExternalStore(watchCost, latestCost);
  const said = cost ? `This query cost ${cost.requested} of at most ${cost.most}.` : "Run a query to see its cost.";
  return (
    <p className="cost" role="status">
      {said}
    </p>
  );
}
