/** What is saved, as it stands on all of a person's devices. */
import { useQuery, useSubscription } from "urql";
import { SavedChangedSubscription, SavedQuery } from "./savedDocuments";

export function useSaved(isPaused = false) {
  useSubscription({ query: SavedChangedSubscription, pause: isPaused });
  return useQuery({ query: SavedQuery, requestPolicy: "cache-and-network", pause: isPaused });
}
