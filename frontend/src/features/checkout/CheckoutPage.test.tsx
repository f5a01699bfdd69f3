import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { ana, order, usd } from "~/testing/factories";
import { aCart } from "~/testing/goods";
import { openShop } from "~/testing/openShop";
import { rememberOrder } from "./memory";

const deliveryMethods = [
  {
    code: "standard",
    name: "Standard",
    description: "To the door.",
    price: usd("4.99"),
    earliest: "2026-11-24T14:00:00Z",
    latest: "2026-11-26T14:00:00Z",
  },
];
const address = { name: "Ana Moreira", line1: "22 Elm Street", line2: null, city: "Albany", region: "NY", postalCode: "12207", country: "US" };
const member = () => ana({ customer: { ...ana().customer, address } });

beforeEach(() => sessionStorage.clear());

test("an empty cart has nothing to pay", async () => {
  openShop("/checkout", { deliveryMethods });

  expect(await screen.findByRole("heading", { name: "There is nothing to pay." })).toBeVisible();
});

test("the way back from the payment page leads to the order that waits", async () => {
  const startPayment = vi.fn(() => ({ __typename: "PaymentUnavailable", message: "Try again in a minute." }));
  rememberOrder("order_1");
  openShop("/checkout", { deliveryMethods, order: order({ status: "PENDING" }), startPayment });

  expect(await screen.findByRole("heading", { name: "Order 10480 waits for your payment." })).toBeVisible();
  expect(screen.getByRole("link", { name: "See the order" })).toHaveAttribute("href", "/orders/order_1");
  await userEvent.click(screen.getByRole("button", { name: "Pay $10.39" }));
  expect(await screen.findByText("Try again in a minute.")).toBeVisible();
});

test("an order that was paid is not asked for again", async () => {
  rememberOrder("order_1");
  openShop("/checkout", { deliveryMethods, order: order() });

  expect(await screen.findByRole("heading", { name: "There is nothing to pay." })).toBeVisible();
});

test("whoever is not logged in any more is told so, not that the cart is empty", async () => {
  let isOver = false;
  openShop("/checkout", {
    deliveryMethods,
    me: () => (isOver ? null : member()),
    cart: () => (isOver ? null : aCart({ milk: 1 })),
    placeOrder: { __typename: "NotFound", message: "There is no such cart.", kind: "Cart" },
  });
  const pay = await screen.findByRole("button", { name: "Pay $10.35" });
  isOver = true;

  await userEvent.click(pay);

  expect(await screen.findByRole("heading", { name: "You are not logged in any more." })).toBeVisible();
  expect(screen.getByRole("link", { name: "Log in again" })).toHaveAttribute("href", "/login?next=%2Fcheckout");
});

test("another price is said once, as money is written here", async () => {
  const placeOrder = {
    __typename: "PriceChanged",
    message: "The total is now 13.49 USD. Please look again before you pay.",
    total: usd("13.49"),
  };
  openShop("/checkout", { deliveryMethods, me: member(), cart: aCart({ milk: 1 }), placeOrder });

  await userEvent.click(await screen.findByRole("button", { name: "Pay $10.35" }));

  expect(await screen.findByText("Something costs another price by now: it comes to $13.49. Look again before you pay.")).toBeVisible();
});

test("a refusal leads to the first field that needs a second look", async () => {
  const placeOrder = {
    __typename: "InvalidInput",
    message: "Something is not right.",
    fields: [
      { path: "input.address.postalCode", message: "Five digits." },
      { path: "input.address.city", message: "Which town?" },
    ],
  };
  openShop("/checkout", { deliveryMethods, me: member(), cart: aCart({ milk: 1 }), placeOrder });

  await userEvent.click(await screen.findByRole("button", { name: "Pay $10.35" }));

  expect(await screen.findByText("Five digits.")).toBeVisible();
  expect(screen.getByLabelText("Town")).toHaveFocus();
});
