import { buildSchema, parse, validate } from "graphql";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { latestCost, note, watchCost } from "./cost";
import { examples } from "./examples";
import { linkedQuery } from "./linkedQuery";

const schema = buildSchema(readFileSync(process.env.PATRON_SCHEMA ?? "../schema/schema.graphql", "utf8"));

test.each(examples)("example %# fits the shop's schema", ({ query, variables }) => {
  expect(validate(schema, parse(query))).toEqual([]);
  if (variables) expect(() => JSON.parse(variables) as unknown).not.toThrow();
});

test("a link brings its query along", () => {
  expect(linkedQuery("?query=%7B+shop+%7D&variables=%7B%7D")).toEqual({ query: "{ shop }", variables: "{}" });
  expect(linkedQuery("?query=")).toBeUndefined();
});

test("the cost of the latest query is told to whoever shows it", () => {
  const told: unknown[] = [];
  const leave = watchCost(() => told.push(latestCost()));

  note({ data: {}, extensions: { cost: { requested: 7, most: 5000 } } });
  note({ errors: [] });
  leave();
  note({ extensions: { cost: { requested: 8, most: 5000 } } });

  expect(told).toEqual([{ requested: 7, most: 5000 }]);
});
