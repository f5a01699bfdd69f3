/** What pays beside the card: each takes as much as it has, until nothing is left to pay. */
import { useState } from "react";
import { fromMinor, toMinor } from "~/lib/money";
import type { Money } from "~/lib/money";

/** With a token it is a gift card, with what a hundred are worth, points; else the store credit. */
export type Tender = { token?: string; label: string; balance: Money; hundred?: Money };
export type Taken = Tender & { taken: Money };
export const points = "Points";
export type Tenders = ReturnType<typeof useTenders>;

export function useTenders(total: Money | undefined) {
  const [chosen, setChosen] = useState<Tender[]>([]);
  const taken = total ? split(total, chosen) : [];
  const rest = total && fromMinor(taken.reduce((left, one) => left - toMinor(one.taken), toMinor(total)), total.currency);
  const inputs = taken
    .filter((one) => toMinor(one.taken) > 0n)
    .map(toInput);
  return {
    taken,
    /** What the card pays. */
    rest,
    inputs: inputs.length > 0 ? inputs : undefined,
    add: (tender: Tender) => setChosen((before) => [...before.filter((one) => one.label !== tender.label), tender]),
    remove: (label: string) => setChosen((before) => before.filter((one) => one.label !== label)),
  };
}

function toInput({ token, taken, hundred }: Taken) {
  const paid = { giftCard: token ?? null, amount: taken.amount };
  return hundred ? { ...paid, points: needed(taken, hundred) } : paid;
}

/** What so many points pay, at most `most`; the shop rounds down, too. */
export function worth(count: number, hundred: Money, most?: Money): Money {
  const has = (BigInt(count) * toMinor(hundred)) / 100n;
  const left = most ? toMinor(most) : has;
  return fromMinor(has < left ? has : left, hundred.currency);
}

/** The fewest points that pay it. */
export function needed(amount: Money, hundred: Money): number {
  const value = toMinor(hundred);
  return Number((toMinor(amount) * 100n + value - 1n) / value);
}

/** Gift cards first, as they were named, then points, which may end: store credit keeps for ever. */
export function split(total: Money, chosen: Tender[]): Taken[] {
  let left = toMinor(total);
  const cards = chosen.filter((one) => one.token);
  const ending = chosen.filter((one) => one.hundred);
  const credit = chosen.filter((one) => !one.token && !one.hundred);
  return [...cards, ...ending, ...credit].map((one) => {
    const has = toMinor(one.balance);
    const taken = has < left ? has : left;
    left -= taken;
    return { ...one, taken: fromMinor(taken, total.currency) };
  });
}
