/** The prices of a variant as they stand in its form, and back; times are those of the browser. */
import type { EditedProductFragment as Product, MarketPriceInput } from "~/gql/graphql";
import { asLocal, asMoment } from "./productDraft";

type MarketPrice = Product["variants"][number]["prices"][number];
type Draft = Record<string, string>;

export function priceDraft({ market, price, sale }: MarketPrice): Draft {
  return {
    [`price ${market}`]: price.amount,
    [`sale ${market}`]: sale?.price.amount ?? "",
    [`from ${market}`]: asLocal(sale?.startsAt ?? null),
    [`until ${market}`]: asLocal(sale?.endsAt ?? null),
  };
}

/** What was not touched is left out, so that a minute is not lost where a second was meant. */
export function priceInput(now: MarketPrice, draft: Draft): MarketPriceInput {
  const { market } = now;
  const [amount = "", sale = "", from = "", until = ""] = ["price", "sale", "from", "until"].map(
    (name) => draft[`${name} ${market}`],
  );
  const before = priceDraft(now);
  const isTouched = ["sale", "from", "until"].some((name) => before[`${name} ${market}`] !== draft[`${name} ${market}`]);
  if (!isTouched) return { market, amount };
  if (!sale.trim()) return { market, amount, sale: null };
  const startsAt = asMoment(from) ?? new Date().toISOString();
  return { market, amount, sale: { amount: sale, startsAt, endsAt: asMoment(until) } };
}
