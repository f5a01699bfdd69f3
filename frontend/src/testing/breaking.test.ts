import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { breaking } from "./breaking";

const read = (name: string) => readFileSync(`../schema/${name}`, "utf8");
const published = "type Query { cart: Int old: Int @deprecated(reason: \"Use cart.\") goods(first: Int): Int }";
const without = (field: RegExp) => published.replace(field, "");

test("nobody who uses the published schema is broken without warning", async () => {
  expect(await breaking(read("published.graphql"), read("schema.graphql"), read("breaking.txt"))).toEqual([]);
});

test("what is added, deprecated or said otherwise breaks nobody", async () => {
  const current = 'type Query { "New words." cart: Int @deprecated(reason: "Soon.") old: Int goods(first: Int, after: Int): Int more: Int }';
  expect(await breaking(published, current)).toEqual([]);
});

test("what was published as deprecated may go", async () => {
  expect(await breaking(published, without(/old: Int @\S+ \S+ \S+/))).toEqual([]);
});

test.each([
  ["a field is gone", without(/cart: Int/), "Query.cart"],
  ["an argument is gone", without(/\(first: Int\)/), "Query.goods.first"],
  ["a type is another", published.replace("cart: Int", "cart: String"), "Query.cart"],
  ["an argument is needed", published.replace("first: Int", "first: Int, page: Int!"), "Query.goods.page"],
])("%s: that is seen, unless there is a line that says why", async (_, current, path) => {
  expect(await breaking(published, current)).toEqual([expect.stringMatching(`^${path}: `)]);
  expect(await breaking(published, current, `${path}: Nobody used it.`)).toEqual([]);
  expect(await breaking(published, current, path)).toHaveLength(1);
});
