import { expect, test } from "vitest";
import { legTimes } from "./legTimes";

const entry = (name: string, at: string) => ({ name, at });

test("an unpaid order has reached nothing", () => {
  expect(legTimes([entry("OrderPlaced", "1")])).toEqual([]);
});

test("moves follow the payment in the order of the road", () => {
  const timeline = [entry("OrderPlaced", "1"), entry("OrderConfirmed", "2"), entry("OrderMoved", "3"), entry("OrderMoved", "4")];

  expect(legTimes(timeline)).toEqual(["2", "3", "4"]);
});

test("a payment that came after the cancelling counts", () => {
  const timeline = [entry("OrderPlaced", "1"), entry("OrderCancelled", "2"), entry("OrderConfirmed", "3")];

  expect(legTimes(timeline)).toEqual(["3"]);
});
