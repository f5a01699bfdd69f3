import { describe, expect, it } from "vitest";
import { cleared, narrowings, onlyListSearch, readListSearch, toFilter, toggled } from "./listSearch";

describe("the choices of a list", () => {
  it("are read from an address, and nonsense is left out", () => {
    const search = readListSearch({
      maker: ["794", "<script>"],
      brand: "NOBODY",
      sort: "SIDEWAYS",
      min: "1,50",
      max: "-3",
      stock: "perhaps",
    });

    expect(search).toEqual({ maker: ["794"], min: "1.50" });
  });

  it("cover what else the address says", () => {
    const address = { sort: "SIDEWAYS", stock: "perhaps", min: "x" };

    expect({ ...address, ...onlyListSearch(address) }).toMatchObject({ sort: undefined, stock: undefined, min: undefined });
  });

  it("become the filter of the API beside what the page itself asks", () => {
    const filter = toFilter({ maker: ["69"], stock: "yes", max: "5" }, { category: "bakery" });

    expect(filter).toEqual({ category: "bakery", maker: [69], inStock: true, maxPrice: "5" });
  });

  it("are put in and taken back by the same press", () => {
    const once = toggled({ q: "milk" }, "KIND", "oat milk");

    expect(once).toEqual({ q: "milk", kind: ["oat milk"] });
    expect(toggled(once, "KIND", "oat milk")).toEqual({ q: "milk" });
  });

  it("can all be cleared while the search and its order stay", () => {
    const search = { q: "milk", sort: "NAME", kind: ["oat milk"], min: "1", stock: "yes" } as const;

    expect(narrowings({ ...search, kind: [...search.kind] })).toBe(3);
    expect(cleared({ ...search, kind: [...search.kind] })).toEqual({ q: "milk", sort: "NAME" });
  });
});
