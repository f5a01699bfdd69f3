/** Ways to narrow a list, each with the number of products behind it. */
import { useState } from "react";
import type { FacetName } from "~/gql/graphql";
import { formatNumber } from "~/lib/count";
import { t } from "~/lib/words";
import { isChosen, toggled, withoutEmpty } from "./listSearch";
import type { ListSearch } from "./listSearch";
import { PriceRange } from "./PriceRange";
import { useAhead } from "./useAhead";

export type Facet = { name: FacetName; values: { value: string; label: string; count: number }[] };

export type FacetsProps = {
  facets: Facet[];
  search: ListSearch;
  wall?: string;
  onSearch: (search: ListSearch) => void;
};

const titles: Record<FacetName, string> = {
  KIND: "Kind",
  BRAND: "Brand",
  PRICE: "Price",
  SIZE: "Size",
  MAKER: "Maker",
};
const order = Object.keys(titles) as FacetName[];

export default function Facets(props: FacetsProps) {
  const [search, onSearch] = useAhead(props.search, props.onSearch);
  const facets = order.flatMap((name) => props.facets.filter((facet) => facet.name === name));
  return (
    <form className="facets" aria-label={t("Narrow the list")} onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{t("Stock")}</legend>
        <label className="check">
          <input
            type="checkbox"
            checked={search.stock === "yes"}
            onChange={(event) => onSearch(withoutEmpty({ ...search, stock: event.target.checked ? "yes" : undefined }))}
          />
          {t("In stock for delivery")}
        </label>
      </fieldset>
      {facets.map((facet) =>
        facet.name === "PRICE" ? (
          <PriceRange key="PRICE" values={facet.values} search={search} onSearch={onSearch} />
        ) : (
          <FacetChoices key={facet.name} name={facet.name} values={facet.values} search={search} wall={props.wall} onSearch={onSearch} />
        ),
      )}
    </form>
  );
}

const shortLength = 6;

type ChoicesProps = Omit<FacetsProps, "facets"> & { name: Exclude<FacetName, "PRICE">; values: Facet["values"] };

function FacetChoices(props: ChoicesProps) {
  const [isLong, setLong] = useState(false);
  const { name, values, search } = props;
  const shown = values.filter((one, place) => isLong || place < shortLength || isChosen(search, name, one.value));
  const hidden = values.length - shown.length;
  if (values.length === 0) return null;
  return (
    <fieldset>
      <legend>{t(titles[name])}</legend>
      <div>
        {shown.map((one) => (
          <label className="check" key={one.value}>
            <input
              type="checkbox"
              checked={isChosen(search, name, one.value)}
              onChange={() => props.onSearch(toggled(search, name, one.value))}
            />
            {name === "MAKER" && <span className={`swatch d-${props.wall ?? "home"} w${Number(one.value) % 8}`} />}
            <span>{one.label}</span>
            <span className="n">{formatNumber(one.count)}</span>
          </label>
        ))}
        {hidden > 0 && (
          <button className="text-btn small" type="button" onClick={() => setLong(true)}>
            {t("{n} more", { n: formatNumber(hidden) })}
          </button>
        )}
      </div>
    </fieldset>
  );
}
