/** Above the list: what is chosen, each with a way to take it back, and the order of the list. */
import { ChevronDown, SlidersHorizontal, X } from "lucide-react";
import { useRef } from "react";
import type { ProductListQuery as Found, ProductSort } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";
import Facets from "./Facets";
import { cleared, narrowings, toggled, withoutEmpty } from "./listSearch";
import type { ListSearch } from "./listSearch";
import { useAhead } from "./useAhead";

export type ToolbarProps = {
  search: ListSearch;
  sort: ProductSort;
  wall?: string;
  found: Found["products"] | undefined;
  onSearch: (search: ListSearch) => void;
};

const sortWords: [ProductSort, string][] = [
  ["RELEVANCE", "Best match"],
  ["POPULAR", "Bought most"],
  ["PRICE_ASC", "Price, lowest first"],
  ["PRICE_DESC", "Price, highest first"],
  ["NAME", "Name"],
  ["NEWEST", "New"],
];

export default function Toolbar(props: ToolbarProps) {
  return (
    <div className="toolbar">
      <NarrowButton {...props} />
      {chips(props.search, props.found).map((chip) => (
        <button className="chip on" type="button" key={chip.label} onClick={() => props.onSearch(chip.without)}>
          <X className="i s" />
          <span className="vh">{t("Remove")} </span>
          {chip.label}
        </button>
      ))}
      {narrowings(props.search) > 1 && (
        <button className="text-btn small" type="button" onClick={() => props.onSearch(cleared(props.search))}>
          {t("Clear all")}
        </button>
      )}
      <SortSelect {...props} />
    </div>
  );
}

function SortSelect(props: ToolbarProps) {
  const [search, onSearch] = useAhead(props.search, props.onSearch);
  const options = search.q ? sortWords : sortWords.slice(1);
  const choose = (value: string) =>
    onSearch(withoutEmpty({ ...search, sort: value === props.sort ? undefined : (value as ProductSort) }));
  return (
    <label className="select push">
      <span className="vh">{t("Sort by")}</span>
      <select value={search.sort ?? props.sort} onChange={(event) => choose(event.target.value)}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {t(words)}
          </option>
        ))}
      </select>
      <ChevronDown className="i" />
    </label>
  );
}

/** On phones the facets lie in a drawer of their own. */
function NarrowButton(props: ToolbarProps) {
  const drawer = useRef<HTMLDialogElement>(null);
  const chosen = narrowings(props.search);
  return (
    <>
      <button className="chip phone-only" type="button" onClick={() => drawer.current?.showModal()}>
        <SlidersHorizontal className="i s" />
        {t("Narrow")}{chosen > 0 && ` (${chosen})`}
      </button>
      <dialog className="narrow" ref={drawer} aria-label={t("Narrow the list")}>
        <div className="row narrow-head">
          <h2>{t("Narrow")}</h2>
          <button className="round ghost push" type="button" aria-label={t("Close")} onClick={() => drawer.current?.close()}>
            <X className="i" />
          </button>
        </div>
        <Facets {...props} facets={props.found?.facets ?? []} />
        <button className="btn wide" type="button" onClick={() => drawer.current?.close()}>
          {t("Show {products}", { products: count(props.found?.totalCount ?? 0, "product") })}
        </button>
      </dialog>
    </>
  );
}

type Chip = { label: string; without: ListSearch };

function chips(search: ListSearch, found: ToolbarProps["found"]): Chip[] {
  const list: Chip[] = [];
  const labels = new Map(
    found?.facets.flatMap((facet) => facet.values.map((value) => [`${facet.name} ${value.value}`, value.label])),
  );
  const facets = [
    ["BRAND", search.brand],
    ["KIND", search.kind],
    ["MAKER", search.maker],
    ["SIZE", search.size],
  ] as const;
  for (const [facet, values] of facets) {
    for (const value of values ?? []) {
      const label = facet === "MAKER" ? t("Maker {maker}", { maker: value }) : (labels.get(`${facet} ${value}`) ?? value);
      list.push({ label, without: toggled(search, facet, value) });
    }
  }
  const dollars = (amount: string) => formatMoney({ amount, currency: "USD" });
  if (search.min) list.push({ label: t("From {price}", { price: dollars(search.min) }), without: withoutEmpty({ ...search, min: undefined }) });
  if (search.max) list.push({ label: t("Up to {price}", { price: dollars(search.max) }), without: withoutEmpty({ ...search, max: undefined }) });
  if (search.stock) list.push({ label: t("In stock"), without: withoutEmpty({ ...search, stock: undefined }) });
  return list;
}
