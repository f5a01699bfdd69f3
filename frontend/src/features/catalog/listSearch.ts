/** The choices of a product list as they stand in the address. */
import type { Brand, ProductSort } from "~/gql/graphql";
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
};

const sorts: ProductSort[] = ["RELEVANCE", "POPULAR", "NEWEST", "PRICE_ASC", "PRICE_DESC", "NAME"];
const brands: Brand[] = ["NATIONAL", "PRIVATE"];
const price = /^\d{1,5}([.,]\d{1,2})?$/;

/** Whatever somebody typed into the address: what makes no sense is left out. */
export function readListSearch(raw: Record<string, unknown>): ListSearch {
  const search: ListSearch = {
    q: asText(raw.q)?.slice(0, 200),
    brand: asList(raw.brand).filter((one): one is Brand => brands.includes(one as Brand)),
    kind: asList(raw.kind),
    maker: asList(raw.maker).filter((one) => /^\d{1,6}$/.test(one)),
    size: asList(raw.size),
    min: readPrice(raw.min),
    max: readPrice(raw.max),
    stock: asText(raw.stock) === "yes" ? "yes" : undefined,
    sort: sorts.find((one) => one === asText(raw.sort)),
  };
  return withoutEmpty(search);
}

export function readPrice(raw: unknown): string | undefined {
  const text = asText(raw)?.trim();
  return text && price.test(text) ? text.replace(",", ".") : undefined;
}

export function withoutEmpty(search: ListSearch): ListSearch {
  const kept = Object.entries(search).filter(([, value]) => value !== undefined && value.length !== 0);
  return Object.fromEntries(kept) as ListSearch;
}
