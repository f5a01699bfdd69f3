import { expect, test } from "vitest";
import { greeting } from "./greeting";

test("the shop greets by the hour", () => {
  const said = [3, 9, 14, 21].map((hour) => greeting(new Date(2026, 0, 1, hour)));

  expect(said).toEqual(["Still up", "Morning", "Afternoon", "Evening"]);
});
