/** One short message at a time, above the tab bar, gone after six seconds. */
import { useSyncExternalStore } from "react";

export type Toast = { text: string; undo?: () => void; id: number };

let current: Toast | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(toast: Toast | null): void {
  current = toast;
  for (const listener of listeners) listener();
}

export function say(text: string, undo?: () => void): void {
  clearTimeout(timer);
  set({ text, undo, id: Date.now() });
  timer = setTimeout(() => set(null), 6000);
}

export function hush(): void {
  clearTimeout(timer);
  set(null);
}

export function useToast(): Toast | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
