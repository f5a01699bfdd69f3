import { expect, test } from "vitest";
import { landingFor, placesFor } from "./places";

test("each role lands on its own page", () => {
  expect(landingFor(["AGENT"])).toBe("/desk/tickets");
  expect(landingFor(["SALES_REP"])).toBe("/desk/orders");
  expect(landingFor(["ASSOCIATE"])).toBe("/desk/orders");
  expect(landingFor(["MERCHANDISER"])).toBe("/desk/stock");
  expect(landingFor(["MARKETER"])).toBe("/desk/figures");
  expect(landingFor(["ANALYST"])).toBe("/desk/figures");
});

test("a customer has no place at the desk", () => {
  expect(placesFor(["CUSTOMER"])).toEqual([]);
  expect(landingFor(["CUSTOMER"])).toBeUndefined();
});

test("grants open what is beside a role, and the shop itself", () => {
  expect(placesFor(["AGENT"], ["ANSWER_TICKETS", "REFUND"])).toEqual(["tickets", "orders", "shipments", "returns", "stock", "refunds"]);
  expect(placesFor(["OWNER"], ["RUN_SHOP", "MANAGE_STAFF", "READ_AUDIT_LOG"]).at(-1)).toBe("shop");
});

test("two roles have the places of both, each once", () => {
  expect(placesFor(["CUSTOMER", "MARKETER", "AGENT"])).toEqual(["tickets", "orders", "shipments", "returns", "stock", "figures", "offers"]);
});
