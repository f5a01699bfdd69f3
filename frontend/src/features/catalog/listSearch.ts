/** The choices of a product list as they stand in the address. */
import type { Brand, FacetName, ProductFilter, ProductSort } from "~/gql/graphql";
import { asList, asText } from "~/lib/searchParams";

export type ListSearch = {
  q?: string;
  brand?: Brand[];
  kind?: string[];
  maker?: string[];
  size?: string[];
  min?: string;
  max?: string;
  stock?: "yes";
  sort?: ProductSort;
  /** Misspelt words are left as they were typed. */
  typed?: "yes";
};

const sorts: ProductSort[] = ["RELEVANCE", "POPULAR", "NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME"];
const brands: Brand[] = ["NATIONAL", "PRIVATE"];
const price = /^\d{1,5}([.,]\d{1,2})?$/;

/** Whatever somebody typed into the address: what makes no sense is left out. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  return withoutEmpty({
    q: asText(raw.q)?.slice(0, 200),
    brand: asList(raw.brand).filter((one): one is Brand => brands.includes(one as Brand)),
    kind: asList(raw.kind),
    maker: asList(raw.maker).filter((one) => /^\d{1,6}$/.test(one)),
    size: asList(raw.size),
    min: readPrice(raw.min),
    max: readPrice(raw.max),
    stock: asText(raw.stock) === "yes" ? "yes" : undefined,
    sort: sorts.find((one) => one === asText(raw.sort)),
    typed: asText(raw.typed) === "yes" ? "yes" : undefined,
  });
}

const nothing: ListSearch = { q: undefined, brand: undefined, kind: undefined, maker: undefined, size: undefined, min: undefined, max: undefined, stock: undefined, sort: undefined, typed: undefined };

/** The router lays this over what stands in the address, so what was left out is said to be gone. */
export function onlyListSearch(raw: Record<string, unknown>): ListSearch {
  return { ...nothing, ...readListSearch(raw) };
}

export function readPrice(raw: unknown): string | undefined {
  const text = asText(raw)?.trim();
  return text && price.test(text) ? text.replace(",", ".") : undefined;
}

export function withoutEmpty(search: ListSearch): ListSearch {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value.length !== 0);
  return Object.fromEntries(kept) as ListSearch;
}

/** The same choices as the API takes them. */
export function toFilter(search: ListSearch, base: ProductFilter): ProductFilter {
  return {
    ...base,
    ...(search.brand && { brand: search.brand }),
    ...(search.kind && { kind: search.kind }),
    ...(search.maker && { maker: search.maker.map(Number) }),
    ...(search.size && { size: search.size }),
    ...(search.min && { minPrice: search.min }),
    ...(search.max && { maxPrice: search.max }),
    ...(search.stock && { inStock: true }),
    ...(search.typed && { asTyped: true }),
  };
}

const facetKeys = { BRAND: "brand", KIND: "kind", MAKER: "maker", SIZE: "size" } as const;

/** Choose a value of a facet, or take it back. */
export function toggled(search: ListSearch, facet: Exclude<FacetName, "PRICE">, value: string): ListSearch {
  const key = facetKeys[facet];
  const before: string[] = search[key] ?? [];
  const after = before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
  return withoutEmpty({ ...search, [key]: after });
}

export function isChosen(search: ListSearch, facet: Exclude<FacetName, "PRICE">, value: string): boolean {
  const chosen: string[] = search[facetKeys[facet]] ?? [];
  return chosen.includes(value);
}

/** Without any narrowing: what was searched and how it is sorted stay. */
export function cleared(search: ListSearch): ListSearch {
  return withoutEmpty({ q: search.q, sort: search.sort, typed: search.typed });
}

export function narrowings(search: ListSearch): number {
  const lists = [search.brand, search.kind, search.maker, search.size];
  const chosen = lists.reduce((sum, list) => sum + (list?.length ?? 0), 0);
  return chosen + [search.min, search.max, search.stock].filter(Boolean).length;
}
