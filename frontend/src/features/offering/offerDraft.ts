/** An offer as it is typed, and as the shop takes it: empty fields mean no limit. */
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { OfferAsSetFragment, OfferEffect, OfferTermsInput, OrderChannel, ProductFilter } from "~/gql/graphql";
import { GoodsFragment } from "./offerDocuments";

export type Known = OfferAsSetFragment;

const texts = ["name", "code", "reason", "terms", "startsAt", "endsAt", "percent", "amount", "buy", "get", "category", "leastSpend", "leastQuantity"] as const;
const limits = ["idleDays", "group", "rank", "mostUses", "mostPerDay", "mostEach", "budget"] as const;
export type DraftField = (typeof texts)[number] | (typeof limits)[number];
type Switches = { isAutomatic: boolean; isDraft: boolean; firstOrder: boolean; standsAlone: boolean; countsAll: boolean };
export type Draft = Record<DraftField, string> & Switches & { effect: OfferEffect; currency: string; touchpoints: OrderChannel[]; markets: string[] };

const week = 7 * 24 * 3_600_000;

export function draftOf(currency: string, now: Date, known?: Known): Draft {
  return {
    name: known?.name ?? "",
    code: known?.code ?? "",
    reason: known?.reason ?? "",
    terms: known?.terms ?? "",
    startsAt: local(known ? new Date(known.startsAt) : now),
    endsAt: local(known ? new Date(known.endsAt) : new Date(now.getTime() + 2 * week)),
    percent: String(known?.percent ?? 10),
    amount: known?.amount?.amount ?? "",
    buy: String(known?.buy ?? 2),
    get: String(known?.get ?? 1),
    category: (known && readFragment(GoodsFragment, known.goods).category) ?? "",
    leastSpend: known?.leastSpend?.amount ?? "",
    leastQuantity: known?.leastQuantity ? String(known.leastQuantity) : "",
    idleDays: known?.idleDays ? String(known.idleDays) : "",
    group: known?.group ?? "",
    rank: String(known?.rank ?? 0),
    mostUses: said(known?.mostUses),
    mostPerDay: said(known?.mostPerDay),
    mostEach: known ? said(known.mostEach) : "1",
    budget: known?.budget?.amount ?? "",
    isAutomatic: known?.isAutomatic ?? true,
    isDraft: known?.isDraft ?? true,
    firstOrder: known?.firstOrder ?? false,
    standsAlone: known?.standsAlone ?? false,
    countsAll: known ? known.spendOn !== null : true,
    effect: known?.effect ?? "PERCENT",
    currency: known?.currency ?? currency,
    touchpoints: known?.touchpoints ?? [],
    markets: known?.markets ?? [],
  };
}

/** What the form does not show stays as it was set. */
export function termsOf(draft: Draft, known?: Known): OfferTermsInput {
  const isPriced = draft.effect === "AMOUNT" || draft.effect === "FIXED_PRICE" || draft.effect === "BUNDLE";
  return {
    name: draft.name.trim(),
    code: draft.isAutomatic ? "" : draft.code.trim(),
    reason: draft.reason.trim(),
    terms: draft.terms.trim(),
    startsAt: new Date(draft.startsAt).toISOString(),
    endsAt: new Date(draft.endsAt).toISOString(),
    isAutomatic: draft.isAutomatic,
    isDraft: draft.isDraft,
    currency: draft.currency,
    effect: draft.effect,
    percent: takesPercent(draft.effect) ? number(draft.percent) : 100,
    amount: isPriced ? decimal(draft.amount) : null,
    buy: number(draft.buy) || 1,
    get: number(draft.get) || 1,
    atMost: known?.atMost ?? null,
    parts: (known?.parts ?? []).map((part) => ({ quantity: part.quantity, goods: filterOf(part.goods) })),
    goods: { ...(known ? filterOf(known.goods) : {}), category: draft.category || null },
    spendOn: draft.countsAll ? (known?.spendOn ? filterOf(known.spendOn) : {}) : null,
    leastSpend: decimal(draft.leastSpend),
    leastQuantity: number(draft.leastQuantity),
    markets: draft.markets,
    touchpoints: draft.touchpoints,
    campaigns: known?.campaigns ?? [],
    tiers: known?.tiers ?? [],
    firstOrder: draft.firstOrder,
    bought: known?.bought ? filterOf(known.bought) : null,
    boughtDays: known?.boughtDays ?? 0,
    idleDays: number(draft.idleDays),
    group: draft.group.trim(),
    standsAlone: draft.standsAlone,
    rank: number(draft.rank),
    mostUses: limit(draft.mostUses),
    mostPerDay: limit(draft.mostPerDay),
    mostEach: limit(draft.mostEach),
    budget: decimal(draft.budget),
  };
}

export function takesPercent(effect: OfferEffect): boolean {
  return effect === "PERCENT" || effect === "BUY_GET" || effect === "GIFT";
}

function filterOf(set: FragmentType<typeof GoodsFragment>): ProductFilter {
  const goods = readFragment(GoodsFragment, set);
  const { category, brand, kind, maker, size, ids } = goods;
  const money = { minPrice: goods.minPrice?.amount ?? null, maxPrice: goods.maxPrice?.amount ?? null };
  return { category, brand: brand.map((one) => one.toUpperCase()) as ProductFilter["brand"], kind, maker, size, ids, ...money };
}

/** As a field of date and time takes it, where the reader is. */
function local(moment: Date): string {
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

function said(limit: number | null | undefined): string {
  return limit == null ? "" : String(limit);
}

function number(typed: string): number {
  return Math.trunc(Number(typed.trim() || 0)) || 0;
}

function limit(typed: string): number | null {
  return typed.trim() ? number(typed) : null;
}

/** As typed with a point or a comma; null for nothing. */
function decimal(typed: string): string | null {
  return typed.replace(",", ".").trim() || null;
}
