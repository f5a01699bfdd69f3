import { describe, expect, it } from "vitest";
import { priceDraft, priceInput } from "./salePrices";

const plain = { market: "us", price: { amount: "3.99", currency: "USD" }, sale: null };
const reduced = {
  ...plain,
  sale: { price: { amount: "2.99" }, startsAt: "2026-11-22T08:00:07Z", endsAt: null, isRunning: true },
};

describe("sale prices", () => {
  it("leaves a sale alone that was not touched", () => {
    expect(priceInput(reduced, { ...priceDraft(reduced), "price us": "4.50" })).toEqual({ market: "us", amount: "4.50" });
  });

  it("plans one, and takes one back", () => {
    const draft = { ...priceDraft(plain), "sale us": "2.99", "from us": "2026-12-01T00:00", "until us": "2026-12-08T00:00" };
    const planned = priceInput(plain, draft);

    expect(planned.sale).toEqual({
      amount: "2.99",
      startsAt: new Date("2026-12-01T00:00").toISOString(),
      endsAt: new Date("2026-12-08T00:00").toISOString(),
    });
    expect(priceInput(reduced, { ...priceDraft(reduced), "sale us": "" }).sale).toBeNull();
  });
});
