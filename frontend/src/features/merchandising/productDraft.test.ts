import { expect, test } from "vitest";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { draftOf, inputOf } from "./productDraft";

const product = {
  name: "Bread",
  description: "Of rye.",
  slug: "bread",
  externalRef: null,
  publishFrom: "2026-11-22T08:00:00+00:00",
  publishUntil: null,
  seoTitle: null,
  seoDescription: null,
  category: { id: "category_1", name: "Bakery" },
  texts: [{ locale: "de", name: "Brot", description: null, seoTitle: "Brot kaufen", seoDescription: null }],
} as unknown as Product;

test("what nobody touched is sent as it was", () => {
  const input = inputOf(draftOf(product), product);

  expect(new Date(String(input.publishFrom)).getTime()).toBe(new Date("2026-11-22T08:00:00Z").getTime());
  expect(input.publishUntil).toBeNull();
  expect(input.texts).toEqual([{ locale: "de", name: "Brot", description: "", seoTitle: "Brot kaufen", seoDescription: null }]);
});

test("German words that are emptied are sent empty, and others stay", () => {
  const input = inputOf({ ...draftOf(product), nameDe: "" }, product);

  expect(input.texts?.[0]).toMatchObject({ locale: "de", name: "", seoTitle: "Brot kaufen" });
});
