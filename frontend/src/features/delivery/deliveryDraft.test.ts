import { expect, test } from "vitest";
import { draftOf, gramsOf, termsOf } from "./deliveryDraft";

test("a limit that is left empty is none", () => {
  const terms = termsOf({ ...draftOf(), name: " Van ", amount: "4,99", heaviest: "" });
  expect(terms).toMatchObject({ name: "Van", amount: "4.99", freeFrom: null, heaviestGrams: null, deliversTo: [] });
});

test("kilograms with a comma or a point become whole grams", () => {
  expect([gramsOf("2,5"), gramsOf("0.3"), gramsOf("")]).toEqual([2500, 300, null]);
});

test("places are split at commas", () => {
  expect(termsOf({ ...draftOf(), deliversTo: "US-AK, US-HI,CA" }).deliversTo).toEqual(["US-AK", "US-HI", "CA"]);
});
