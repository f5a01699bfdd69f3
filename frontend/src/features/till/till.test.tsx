import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { openShop } from "~/testing/openShop";
import { changeOf } from "./change";

const money = (amount: string) => ({ __typename: "Money", amount, currency: "USD" });
const bread = {
  __typename: "TillItem",
  variantId: "variant_1",
  sku: "SKU-1",
  barcode: "4006381333931",
  name: "Bread",
  picture: "1f35e",
  wall: "bakery",
  price: money("3.99"),
  available: 5,
  ageLimit: null,
};
const bo = { __typename: "Account", id: "account_1", name: "Bo", email: "bo@example.com", roles: ["ASSOCIATE"], customer: null };
const quote = {
  __typename: "TillQuote",
  ageLimit: null,
  totals: { __typename: "Totals", subtotal: money("3.99"), tax: money("0.28"), total: money("4.27") },
};
const sold = {
  __typename: "Order",
  id: "order_1",
  number: "ABCDE-FGHJ",
  status: "DELIVERED",
  invoice: { __typename: "Invoice", number: "2026-000001", kind: "RECEIPT", url: "/invoices/token" },
};

test("what is scanned is paid in cash, with its change and its receipt", async () => {
  const sellAtTill = vi.fn(() => sold);
  openShop("/till", { me: bo, tillItems: [bread], tillQuote: quote, sellAtTill, order: sold });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "4006381333931{Enter}");
  await userEvent.type(await screen.findByLabelText("Cash given"), "5");
  expect(await screen.findByText("Change $0.73")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Paid in cash" }));

  expect(await screen.findByRole("heading", { name: "Sold." })).toBeVisible();
  expect(await screen.findByRole("link", { name: "Receipt 2026-000001" })).toHaveAttribute("href", "/invoices/token");
  expect(sellAtTill).toHaveBeenCalledTimes(1);
});

test("beer is not sold before somebody was looked at, and what is refused says why", async () => {
  const sellAtTill = vi.fn(() => ({ __typename: "OutOfStock", message: "There are 0 left.", sku: "SKU-1", productName: "Bread", available: 0 }));
  openShop("/till", { me: bo, tillItems: [bread], tillQuote: { ...quote, ageLimit: 21 }, sellAtTill });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "SKU-1{Enter}");
  await userEvent.type(await screen.findByLabelText("Cash given"), "4.27");
  await userEvent.click(screen.getByRole("button", { name: "Paid in cash" }));
  expect(sellAtTill).not.toHaveBeenCalled();
  await userEvent.click(screen.getByLabelText("I have seen that they are 21 or older"));
  await userEvent.click(screen.getByRole("button", { name: "Paid in cash" }));

  expect(await screen.findByText("There are 0 left.")).toBeVisible();
});

test("whoever works in no store finds no till", async () => {
  openShop("/till", { me: { ...bo, roles: ["ANALYST"] } });

  expect(await screen.findByRole("heading", { name: "This till is for those who work in a store." })).toBeVisible();
});

test.each([
  ["5", "4.27", "0.73"],
  ["4,27", "4.27", "0.00"],
  ["4.26", "4.27", undefined],
  ["4.275", "4.27", undefined],
  ["ten", "4.27", undefined],
  ["1000", "300", "700"],
])("of %s given for %s, %s goes back", (given, total, change) => {
  expect(changeOf(given, total)).toBe(change);
});

test("a sale that is given up leaves nothing for the next customer", async () => {
  openShop("/till", { me: bo, tillItems: [bread], tillQuote: quote });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "SKU-1{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Give up this sale" }));

  expect(screen.queryByText("Bread")).toBeNull();
  expect(screen.queryByText("To pay")).toBeNull();
  expect(screen.queryByRole("button", { name: "Give up this sale" })).toBeNull();
});
