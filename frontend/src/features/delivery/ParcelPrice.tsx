/** What a parcel of some weight and value costs to somewhere, asked of the shop itself. */
import { useDeferredValue, useState } from "react";
import { useQuery } from "urql";
import { Field, SelectField } from "~/components/Field";
import { formatWindow } from "~/lib/dates";
import { formatMoney, isZero } from "~/lib/money";
import { DeliveryQuotesQuery } from "./deliveryDocuments";
import { decimal, gramsOf } from "./deliveryDraft";
import type { Market } from "./deliveryDraft";

export function ParcelPrice({ markets }: { markets: Market[] }) {
  const [parcel, setParcel] = useState({ channel: markets[0]?.code ?? "", country: "", region: "", kilograms: "2", goods: "30" });
  const asked = useDeferredValue(parcel);
  const market = markets.find(({ code }) => code === asked.channel);
  const country = asked.country.trim().toUpperCase() || (market?.country ?? "");
  const grams = gramsOf(asked.kilograms) ?? 0;
  const goods = decimal(asked.goods) ?? "0";
  const isWhole = Number.isFinite(grams) && /^\d+(\.\d+)?$/.test(goods);
  const variables = { channel: asked.channel, country, region: asked.region.trim(), grams, goods };
  const [{ data, error }] = useQuery({ query: DeliveryQuotesQuery, variables, pause: !isWhole || !market, requestPolicy: "network-only" });
  const field = (name: keyof typeof parcel, label: string) => ({
    label,
    value: parcel[name],
    onChange: (event: { target: { value: string } }) => setParcel({ ...parcel, [name]: event.target.value }),
  });
  return (
    <section className="stack rate" aria-labelledby="parcel">
      <h2 id="parcel">What does a parcel cost?</h2>
      <div className="row wrap">
        <SelectField {...field("channel", "Market")}>
          {markets.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
        <Field {...field("kilograms", "Weight, kg")} inputMode="decimal" />
        <Field {...field("goods", `Goods worth, ${market?.currency ?? ""}`)} inputMode="decimal" />
        <Field {...field("country", "Country")} hint={`Two letters; empty for ${market?.country ?? ""}.`} maxLength={2} />
        <Field {...field("region", "State or region")} hint="As addresses have it; empty for any." />
      </div>
      <div role="status" aria-label="Prices">
        {!isWhole || error ? (
          <p className="soft">Two numbers are needed, such as 2.5 and 30.</p>
        ) : (
          data?.deliveryQuotes.length === 0 && <p className="soft">No way goes there with such a parcel.</p>
        )}
        {isWhole && !error && (
          <ul className="stack">
            {data?.deliveryQuotes.map((quote) => (
              <li key={quote.code}>
                {quote.name}: <b className="b">{isZero(quote.price) ? "free" : formatMoney(quote.price)}</b>
                <span className="soft">, {formatWindow(quote.earliest, quote.latest)}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
