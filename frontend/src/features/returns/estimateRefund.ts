/** What the chosen goods were paid with, before tax; the shop's own answer is the one that counts. */
import { fromMinor, toMinor } from "~/lib/money";
import type { Money } from "~/lib/money";

export type Returnable = { id: string; quantity: number; total: Money };

/** Null when nothing is chosen. Parts of a line round down, as the shop does. */
export function estimateRefund(lines: Returnable[], chosen: Record<string, number>): Money | null {
  const [first] = lines;
  if (!first) return null;
  let sum = 0n;
  let pieces = 0;
  for (const line of lines) {
    const quantity = chosen[line.id] ?? 0;
    pieces += quantity;
    sum += (toMinor(line.total) * BigInt(quantity)) / BigInt(line.quantity);
  }
  return pieces > 0 ? fromMinor(sum, first.total.currency) : null;
}
