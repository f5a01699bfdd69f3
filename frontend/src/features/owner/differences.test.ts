import { expect, test } from "vitest";
import { differences, inWords } from "./differences";

test("only what differs is told, also of what was made or deleted", () => {
  expect(differences({ name: "A", tax: 7 }, { name: "B", tax: 7 })).toEqual([{ name: "name", before: "A", after: "B" }]);
  expect(differences(null, { roles: ["agent", "owner"] })).toEqual([{ name: "roles", before: "", after: "agent, owner" }]);
  expect(differences({ is_active: true }, null)).toEqual([{ name: "is_active", before: "true", after: "" }]);
  expect(differences(null, null)).toEqual([]);
});

test("what was changed besides stands under its own name", () => {
  const changed = differences({ "Order order_1": { refunded: 0 } }, { "Order order_1": { refunded: 399 } });

  expect(changed).toEqual([{ name: "Order order_1: refunded", before: "0", after: "399" }]);
});

test("names of acts and columns are read as words", () => {
  expect(inWords("refundReturn")).toBe("Refund return");
  expect(inWords("postal_address")).toBe("Postal address");
});
