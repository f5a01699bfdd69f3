/** A way of delivery as it is typed, and as the shop takes it: empty fields mean no limit. */
import type { DeliveryKind, DeliverySettingsQuery, DeliveryTermsInput } from "~/gql/graphql";

export type Way = DeliverySettingsQuery["deliverySettings"][number];
export type Market = DeliverySettingsQuery["shopSettings"]["channels"][number];

const texts = ["name", "description", "amount", "amountPerKg", "freeFrom", "goodsFrom", "goodsBelow", "heaviest"] as const;
const more = ["deliversTo", "notTo", "daysEarliest", "daysLatest", "cutOff", "position"] as const;
export type DraftField = (typeof texts)[number] | (typeof more)[number];
export type Draft = Record<DraftField, string> & { weekdays: number[]; kind: DeliveryKind };

export const everyDay = [0, 1, 2, 3, 4, 5, 6];

export function draftOf(way?: Way): Draft {
  return {
    name: way?.name ?? "",
    description: way?.description ?? "",
    amount: way?.amount.amount ?? "",
    amountPerKg: way?.amountPerKg.amount ?? "0",
    freeFrom: way?.freeFrom?.amount ?? "",
    goodsFrom: way?.goodsFrom?.amount ?? "",
    goodsBelow: way?.goodsBelow?.amount ?? "",
    heaviest: way?.heaviestGrams == null ? "" : String(way.heaviestGrams / 1000),
    deliversTo: way?.deliversTo.join(", ") ?? "",
    notTo: way?.notTo.join(", ") ?? "",
    daysEarliest: String(way?.daysEarliest ?? 1),
    daysLatest: String(way?.daysLatest ?? 3),
    cutOff: way?.cutOff ?? "",
    position: String(way?.position ?? 0),
    weekdays: way?.weekdays ?? everyDay,
    kind: way?.kind ?? "DELIVERY",
  };
}

export function termsOf(draft: Draft): DeliveryTermsInput {
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    amount: decimal(draft.amount) ?? "0",
    amountPerKg: decimal(draft.amountPerKg) ?? "0",
    freeFrom: decimal(draft.freeFrom),
    goodsFrom: decimal(draft.goodsFrom),
    goodsBelow: decimal(draft.goodsBelow),
    heaviestGrams: gramsOf(draft.heaviest),
    deliversTo: places(draft.deliversTo),
    notTo: places(draft.notTo),
    daysEarliest: Number(draft.daysEarliest),
    daysLatest: Number(draft.daysLatest),
    cutOff: draft.cutOff.trim(),
    position: Number(draft.position),
    weekdays: draft.weekdays,
    kind: draft.kind,
  };
}

/** As typed with a point or a comma; null for nothing. */
export function decimal(typed: string): string | null {
  return typed.replace(",", ".").trim() || null;
}

/** "2.5" kilograms are 2500 grams; null for nothing. */
export function gramsOf(kilograms: string): number | null {
  const typed = decimal(kilograms);
  return typed === null ? null : Math.round(Number(typed) * 1000);
}

function places(typed: string): string[] {
  return typed.split(/[,;\n]/).map((one) => one.trim()).filter(Boolean);
}
