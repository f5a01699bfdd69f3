/** What an offer gives, on what, and what has to be bought for it. */
import { Field, SelectField } from "~/components/Field";
import type { Market, Parts } from "./OfferForm";
import { takesPercent } from "./offerDraft";

const money = { inputMode: "decimal" as const };

export function OfferGives({ draft, typed, onChange, markets }: Parts & { markets: readonly Market[] }) {
  const { effect } = draft;
  const currencies = [...new Set(markets.map(({ currency }) => currency))];
  return (
    <>
      <div className="row wrap">
        {takesPercent(effect) && <Field {...typed("percent", effect === "PERCENT" ? "Per cent off" : "Per cent less for those")} type="number" min={1} max={100} required />}
        {(effect === "AMOUNT" || effect === "FIXED_PRICE" || effect === "BUNDLE") && <Field {...typed("amount", effect === "AMOUNT" ? "Amount off" : "Price")} {...money} required />}
        {effect === "BUY_GET" && <Field {...typed("buy", "Of each so many at full price")} type="number" min={1} required />}
        {(effect === "BUY_GET" || effect === "GIFT") && <Field {...typed("get", effect === "GIFT" ? "So many units" : "so many for less")} type="number" min={1} required />}
        <SelectField label="Amounts are in" value={draft.currency} onChange={(event) => onChange({ currency: event.target.value })}>
          {currencies.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </SelectField>
      </div>
      <div className="row wrap">
        <Field {...typed("category", "Only on this category", "goods.category")} hint="As it stands in its address; empty for all goods." />
        <Field {...typed("leastSpend", "Bought for at least")} {...money} hint="Empty for any amount." />
        <Field {...typed("leastQuantity", "At least so many units")} type="number" min={0} />
      </div>
      <label className="check">
        <input type="checkbox" checked={draft.countsAll} onChange={(event) => onChange({ countsAll: event.target.checked })} />
        <span>The whole cart counts for these two, not only what the offer is on</span>
      </label>
    </>
  );
}
