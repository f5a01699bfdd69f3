import { expect, test } from "vitest";
import { usd } from "~/testing/factories";
import { estimateRefund } from "./estimateRefund";

test("part of a line is its share of what was paid, rounded down", () => {
  const three = { id: "a", quantity: 3, total: usd("10.00") };

  expect(estimateRefund([three], { a: 2 })).toEqual(usd("6.66"));
});

test("nothing chosen is no refund, not a refund of zero", () => {
  expect(estimateRefund([{ id: "a", quantity: 1, total: usd("1.00") }], {})).toBeNull();
  expect(estimateRefund([], { a: 1 })).toBeNull();
});

test("several lines add up", () => {
  const lines = [
    { id: "a", quantity: 1, total: usd("1.05") },
    { id: "b", quantity: 2, total: usd("5.00") },
  ];

  expect(estimateRefund(lines, { a: 1, b: 1 })).toEqual(usd("3.55"));
});
