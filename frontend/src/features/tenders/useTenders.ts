/** What pays beside the card: each takes as much as it has, until nothing is left to pay. */
import { useState } from "react";
import { fromMinor, toMinor } from "~/lib/money";
import type { Money } from "~/lib/money";

/** Without a token it is the store credit. */
export type Tender = { token?: string; label: string; balance: Money };
export type Taken = Tender & { taken: Money };
export type Tenders = ReturnType<typeof useTenders>;

export function useTenders(total: Money | undefined) {
  const [chosen, setChosen] = useState<Tender[]>([]);
  const taken = total ? split(total, chosen) : [];
  const rest = total && fromMinor(taken.reduce((left, one) => left - toMinor(one.taken), toMinor(total)), total.currency);
  const inputs = taken
    .filter((one) => toMinor(one.taken) > 0n)
    .map((one) => ({ giftCard: one.token ?? null, amount: one.taken.amount }));
  return {
    taken,
    /** What the card pays. */
    rest,
    inputs: inputs.length > 0 ? inputs : undefined,
    add: (tender: Tender) => setChosen((before) => [...before.filter((one) => one.label !== tender.label), tender]),
    remove: (label: string) => setChosen((before) => before.filter((one) => one.label !== label)),
  };
}

/** Gift cards first, as they were named: store credit keeps for ever, and is given for one's own. */
export function split(total: Money, chosen: Tender[]): Taken[] {
  let left = toMinor(total);
  const cards = chosen.filter((one) => one.token);
  const credit = chosen.filter((one) => !one.token);
  return [...cards, ...credit].map((one) => {
    const has = toMinor(one.balance);
    const taken = has < left ? has : left;
    left -= taken;
    return { ...one, taken: fromMinor(taken, total.currency) };
  });
}
