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
  offerName: null as string | null,
  offerRefusal: null as string | null,
  totals: { __typename: "Totals", subtotal: money("3.99"), discount: money("0.00"), tax: money("0.28"), total: money("4.27") },
};
const sold = {
  __typename: "Order",
  id: "order_1",
  number: "ABCDE-FGHJ",
  status: "DELIVERED",
  totals: { __typename: "Totals", total: money("4.27") },
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

test("what there is none of by the count of the store says so when it is scanned", async () => {
  openShop("/till", { me: bo, tillItems: [{ ...bread, available: 0 }], tillQuote: quote });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "4006381333931{Enter}");

  expect(await screen.findByText("By our count there is none of “Bread” in this store.")).toBeVisible();
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

test("the keys of a till count: three at once, one more, one less", async () => {
  const tillQuote = vi.fn(() => quote);
  openShop("/till", { me: bo, tillItems: [bread], tillQuote });
  const field = await screen.findByLabelText("Scan or search");

  await userEvent.type(field, "3*SKU-1{Enter}");
  const pieces = await screen.findByRole("group", { name: "How many Bread" });
  expect(pieces).toHaveTextContent("3");
  await userEvent.type(field, "++-");

  expect(pieces).toHaveTextContent("4");
  expect(field).toHaveValue("");
});

test("the member's points pay as far as they are wanted, and go with the member", async () => {
  const sellAtTill = vi.fn<(given: { input: Record<string, unknown> }) => typeof sold>(() => sold);
  const loyalty = { __typename: "LoyaltyAccount", id: "loyalty_1", cardNumber: "2900000000018", balance: 900, spendable: 300 };
  const member = { __typename: "Customer", id: "customer_1", name: "Ana", email: "ana@example.com", loyalty, storeCredit: [] };
  const loyaltyProgramme = { hundredPoints: money("1.00") };
  openShop("/till", { me: bo, tillItems: [bread], tillMember: member, tillQuote: quote, loyaltyProgramme, sellAtTill, order: sold });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "SKU-1{Enter}");
  await userEvent.type(screen.getByLabelText("Member"), "ana@example.com{Enter}");
  await userEvent.click(await screen.findByText("Offer, gift card, points or store credit"));
  expect(await screen.findByText("You have 300 points, worth $3.00.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Use points for $3.00" }));
  expect(screen.getByText("300 points")).toBeVisible();
  await userEvent.type(screen.getByLabelText("Cash given"), "2");
  await userEvent.click(await screen.findByRole("button", { name: "Paid in cash" }));

  expect(await screen.findByText("Change $0.73")).toBeVisible();
  expect(sellAtTill.mock.calls[0]?.[0].input).toMatchObject({
    tenders: [{ giftCard: null, points: 300, amount: "3.00" }],
  });
});

test("a gift card and the member's credit pay first, and cash the rest", async () => {
  const sellAtTill = vi.fn<(given: { input: Record<string, unknown> }) => typeof sold>(() => sold);
  const member = { __typename: "Customer", id: "customer_1", name: "Ana", email: "ana@example.com", loyalty: null, storeCredit: [{ __typename: "StoreCredit", balance: money("2.00") }] };
  const checkGiftCard = { __typename: "GiftCardFound", token: "token_1", lastFour: "WXYZ", balance: money("1.00") };
  openShop("/till", { me: bo, tillItems: [bread], tillMember: member, tillQuote: quote, checkGiftCard, sellAtTill, order: sold });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "SKU-1{Enter}");
  await userEvent.type(screen.getByLabelText("Member"), "ana@example.com{Enter}");
  await userEvent.click(await screen.findByText("Offer, gift card, points or store credit"));
  await userEvent.type(screen.getByLabelText("Code of a gift card"), "abcde-fghjk{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Store credit of $2.00" }));
  await userEvent.type(screen.getByLabelText("Cash given"), "2");
  await userEvent.click(await screen.findByRole("button", { name: "Paid in cash" }));

  expect(await screen.findByText("Change $0.73")).toBeVisible();
  expect(await screen.findByLabelText("Receipt by mail to")).toHaveValue("ana@example.com");
  expect(sellAtTill.mock.calls[0]?.[0].input).toMatchObject({
    expectedTotal: "4.27",
    customerId: "customer_1",
    tenders: [
      { giftCard: "token_1", points: null, amount: "1.00" },
      { giftCard: null, points: null, amount: "2.00" },
    ],
  });
});

test("a code that takes nothing off says why, and is not sent with the sale", async () => {
  const sellAtTill = vi.fn<(given: { input: Record<string, unknown> }) => typeof sold>(() => sold);
  openShop("/till", { me: bo, tillItems: [bread], tillQuote: { ...quote, offerRefusal: "This code is not valid." }, sellAtTill, order: sold });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "SKU-1{Enter}");
  await userEvent.click(await screen.findByText("Offer, gift card, points or store credit"));
  await userEvent.type(screen.getByLabelText("Code of an offer"), "NO{Enter}");
  expect(await screen.findByText("This code is not valid.")).toBeVisible();
  await userEvent.type(await screen.findByLabelText("Cash given"), "4.27");
  await userEvent.click(screen.getByRole("button", { name: "Paid in cash" }));

  await screen.findByRole("heading", { name: "Sold." });
  expect(sellAtTill.mock.calls[0]?.[0].input).toMatchObject({ offerCode: "" });
});

test("a sale that waits for its card is given up by whoever began it", async () => {
  let status = "PENDING";
  const waiting = () => ({ ...sold, status, invoice: null });
  const cancelTillSale = vi.fn(() => {
    status = "CANCELLED";
    return waiting();
  });
  const chargeAtTerminal = { __typename: "Payment", id: "payment_1", payUrl: "https://pay.example/1" };
  openShop("/till", { me: bo, tillItems: [bread], tillQuote: quote, sellAtTill: waiting, chargeAtTerminal, cancelTillSale, order: waiting });

  await userEvent.type(await screen.findByLabelText("Scan or search"), "SKU-1{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Card" }));
  await screen.findByRole("heading", { name: "The terminal waits for a card." });
  expect(screen.queryByRole("button", { name: "Next customer" })).toBeNull();
  await userEvent.click(await screen.findByRole("button", { name: "Give up this sale" }));

  expect(await screen.findByRole("heading", { name: "Given up. Nothing was charged, and the goods are free." })).toBeVisible();
  expect(cancelTillSale).toHaveBeenCalledOnce();
});
