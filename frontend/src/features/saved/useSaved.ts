/** What is saved, as it stands on all of a person's devices. */
import { useQuery, useSubscription } from "urql";
import { SavedChangedSubscription, SavedQuery } from "./savedDocuments";

export function useSaved() {
  useSubscription({ query: SavedChangedSubscription });
  return useQuery({ query: SavedQuery, requestPolicy: "cache-and-network" });
}
