import { describe, expect, it } from "vitest";
import { parseSearch, stringifySearch } from "./searchParams";

describe("addresses", () => {
  it("repeat a name for each value", () => {
    expect(stringifySearch({ maker: ["794", "69"], sort: "PRICE_ASC" })).toBe("?maker=794&maker=69&sort=PRICE_ASC");
  });

  it("come back as they were", () => {
    const search = { kind: ["oat milk", "soy & rice"], q: "½ gal?" };
    expect(parseSearch(stringifySearch(search))).toEqual(search);
  });

  it("leave out what is empty", () => {
    expect(stringifySearch({ q: "", stock: undefined, maker: [] })).toBe("");
  });
});
