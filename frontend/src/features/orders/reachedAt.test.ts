import { expect, test } from "vitest";
import { reachedAt } from "./reachedAt";

const timeline = [
  { status: "PENDING", at: "1" },
  { status: "CANCELLED", at: "2" },
  { status: "CONFIRMED", at: "3" },
] as const;

test("a step that was reached has its moment", () => {
  expect(reachedAt([...timeline], "CONFIRMED")).toBe("3");
});

test("a step that was not reached has none", () => {
  expect(reachedAt([...timeline], "SHIPPED")).toBeUndefined();
});
