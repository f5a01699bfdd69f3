import { describe, expect, it } from "vitest";
import { addMoney, formatMoney, formatUnitPrice, fromMinor, negate, priceParts, times, toMinor } from "./money";

const usd = (amount: string) => ({ amount, currency: "USD" });

describe("money", () => {
  it("adds up without a float's mistake", () => {
    expect(addMoney(usd("0.10"), usd("0.20"))).toEqual(usd("0.30"));
    expect(addMoney(usd("9007199254740993.01"), usd("0.01"))).toEqual(usd("9007199254740993.02"));
  });

  it("goes to minor units and back, below zero too", () => {
    for (const amount of ["0.00", "0.05", "-0.05", "12.10", "-1200.99"]) {
      expect(fromMinor(toMinor(usd(amount)), "USD")).toEqual(usd(amount));
    }
  });

  it("knows currencies without minor units", () => {
    expect(times({ amount: "120", currency: "JPY" }, 3)).toEqual({ amount: "360", currency: "JPY" });
  });

  it("takes a discount off", () => {
    expect(formatMoney(negate(usd("1.50")))).toBe("-$1.50");
  });

  it("splits a price into what stands large and what stands small", () => {
    expect(priceParts(usd("1234.5"))).toEqual({ symbol: "$", whole: "1,234", cents: "50", isSymbolLast: false });
  });

  it("says a unit price in cents until it is a dollar", () => {
    expect(formatUnitPrice(usd("0.177"), "oz")).toBe("17.7¢ an ounce");
    expect(formatUnitPrice(usd("2.35"), "lb")).toBe("$2.35 a pound");
  });
});

describe("large money", () => {
  it("is shown to the last cent, beyond what a float can hold", () => {
    expect(formatMoney(usd("92233720368547758.07"))).toBe("$92,233,720,368,547,758.07");
    expect(priceParts(usd("90071992547409.93"))).toMatchObject({ whole: "90,071,992,547,409", cents: "93" });
  });

  it("has as many places as its currency, by the standard", () => {
    for (const [currency, amount] of [["JPY", "300"], ["KWD", "1.234"], ["EUR", "12.10"], ["BHD", "0.005"], ["CLF", "1.0001"]] as const) {
      expect(fromMinor(toMinor({ amount, currency }), currency)).toEqual({ amount, currency });
    }
  });
});
