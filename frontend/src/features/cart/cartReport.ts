/** What is otherwise in the cart than it was in the order or the list that it was filled from; told once. */
import { useSyncExternalStore } from "react";

export type CartReport = { lines: number; changes: { message: string }[] };

let current: CartReport | null = null;
const listeners = new Set<() => void>();

export function tellReport(report: CartReport | null): void {
  current = report;
  for (const listener of listeners) listener();
}

export function useReport(): CartReport | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
