/** What the latest query cost, as its reply told it. */
export type Cost = { requested: number; most: number };

let latest: Cost | undefined;
const watchers = new Set<() => void>();

export function note(reply: unknown): void {
  const { extensions } = (reply ?? {}) as { extensions?: { cost?: Cost } };
  if (!extensions?.cost) return;
  latest = extensions.cost;
  for (const tell of watchers) tell();
}

export const latestCost = (): Cost | undefined => latest;

export function watchCost(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
