/** The server's half of these is api/pages/{words,list_search}.py; both halves must write the same. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { arrangement } from "~/components/Picture";
import { readListSearch } from "~/features/catalog/listSearch";
import { count } from "~/lib/count";
import { formatMoney, formatUnitPrice } from "~/lib/money";
import type { Money } from "~/lib/money";
import { toldApart, withoutSize } from "~/lib/names";
import type { Twins } from "~/lib/names";
import { parseSearch } from "~/lib/searchParams";

type Cases = {
  money: [Money, string][];
  unitPrice: [string, string, string, string][];
  count: [number, string][];
  pieces: [string | null, number][];
  names: [Twins & { name: string }, string, string][];
  search: [string, object][];
};
const cases = JSON.parse(readFileSync("../tests/api/storefront_cases.json", "utf8")) as Cases;

describe("what the server writes, the bundle writes", () => {
  it.each(cases.money)("money %j", (money, text) => expect(formatMoney(money)).toBe(text));
  it.each(cases.unitPrice)("a unit's price %s %s %s", (amount, currency, unit, text) =>
    expect(formatUnitPrice({ amount, currency }, unit)).toBe(text),
  );
  it.each(cases.count)("a number %i", (value, text) => expect(count(value, "product")).toBe(text));
  it.each(cases.pieces)("the pieces of %s", (size, pieces) => expect(arrangement(size)).toBe(pieces));
  it.each(cases.names)("the name of %j", (product, name, apart) => {
    expect(withoutSize(product.name, product.size)).toBe(name);
    expect(toldApart(product)).toBe(apart);
  });
  it.each(cases.search)("the choices in ?%s", (query, search) => {
    expect(readListSearch(parseSearch(query))).toEqual(search);
  });
});
