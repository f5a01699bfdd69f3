import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { aWay, checkoutAnswers } from "~/testing/checkout";
import { ana, order, usd } from "~/testing/factories";
import { aCart } from "~/testing/goods";
import { openShop } from "~/testing/openShop";
import { rememberOrder } from "./memory";

const address = { name: "Ana Moreira", line1: "22 Elm Street", line2: null, city: "Albany", region: "NY", postalCode: "12207", country: "US" };
const member = () => ana({ customer: { ...ana().customer, address } });

beforeEach(() => sessionStorage.clear());

test("an empty cart has nothing to pay", async () => {
  openShop("/checkout", checkoutAnswers());

  expect(await screen.findByRole("heading", { name: "There is nothing to pay." })).toBeVisible();
});

test("the way back from the payment page leads to the order that waits", async () => {
  const startPayment = vi.fn(() => ({ __typename: "PaymentUnavailable", message: "Try again in a minute." }));
  rememberOrder("order_1");
  openShop("/checkout", { ...checkoutAnswers(), order: order({ status: "PENDING" }), startPayment });

  expect(await screen.findByRole("heading", { name: "Order 10480 waits for your payment." })).toBeVisible();
  expect(screen.getByRole("link", { name: "See the order" })).toHaveAttribute("href", "/orders/order_1");
  await userEvent.click(screen.getByRole("button", { name: "Pay $10.39" }));
  expect(await screen.findByText("Try again in a minute.")).toBeVisible();
});

test("an order that was paid is not asked for again", async () => {
  rememberOrder("order_1");
  openShop("/checkout", { ...checkoutAnswers(), order: order() });

  expect(await screen.findByRole("heading", { name: "There is nothing to pay." })).toBeVisible();
});

test("whoever is not logged in any more is told so, not that the cart is empty", async () => {
  let isOver = false;
  openShop("/checkout", {
    ...checkoutAnswers(),
    me: () => (isOver ? null : member()),
    cart: () => (isOver ? null : aCart({ milk: 1 })),
    placeOrder: () => {
      isOver = true;
      return { __typename: "NotFound", message: "There is no such cart.", kind: "Cart" };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Pay $10.35" }));

  expect(await screen.findByRole("heading", { name: "You are not logged in any more." })).toBeVisible();
  expect(screen.getByRole("link", { name: "Log in again" })).toHaveAttribute("href", "/login?next=%2Fcheckout");
});

test("another price is said once, as money is written here", async () => {
  const placeOrder = {
    __typename: "PriceChanged",
    message: "The total is now 13.49 USD. Please look again before you pay.",
    total: usd("13.49"),
  };
  openShop("/checkout", { ...checkoutAnswers(), me: member(), cart: aCart({ milk: 1 }), placeOrder });

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
  openShop("/checkout", { ...checkoutAnswers(), me: member(), cart: aCart({ milk: 1 }), placeOrder });

  await userEvent.click(await screen.findByRole("button", { name: "Pay $10.35" }));

  expect(await screen.findByText("Five digits.")).toBeVisible();
  expect(screen.getByLabelText("Town")).toHaveFocus();
});

test("a member whose address is known has one thing to press", async () => {
  const placeOrder = vi.fn(() => ({ __typename: "CartIsEmpty", message: "There is nothing in this cart." }));
  openShop("/checkout", { ...checkoutAnswers(), me: member(), cart: aCart({ milk: 1 }), placeOrder });

  expect(await screen.findByText("22 Elm Street")).toBeVisible();
  expect(screen.queryByLabelText("Street and number")).toBeNull();
  expect(await screen.findByText(/^Kept for you until/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Pay $10.35" }));

  const asked = (placeOrder.mock.calls as unknown as [{ input: Record<string, unknown> }][])[0]?.[0].input;
  expect(asked).toMatchObject({ deliveryMethod: "standard", expectedTotal: "10.35", address: { city: "Albany", country: "US" } });
  expect(asked?.declared ?? null).toBeNull();
});

test("the form is the country's, and a region changes what it costs", async () => {
  const dearer = { ...aWay().totals, tax: usd("0.50"), total: usd("10.49") };
  const answers = checkoutAnswers();
  openShop("/checkout", {
    ...answers,
    checkout: ({ country, region }: { country: string; region: string }) => ({
      ...answers.checkout({ country }),
      countries: ["DE", "US"],
      deliveryMethods: [region === "NY" ? aWay({ totals: dearer }) : aWay()],
    }),
    cart: aCart({ milk: 1 }),
  });
  expect(await screen.findByRole("button", { name: "Pay $10.35" })).toBeVisible();

  await userEvent.selectOptions(screen.getByLabelText("State"), "NY");
  expect(await screen.findByRole("button", { name: "Pay $10.49" })).toBeVisible();

  await userEvent.selectOptions(screen.getByLabelText("Country"), "DE");
  expect(await screen.findByLabelText("Postal code")).toBeVisible();
  expect(screen.queryByLabelText("State")).toBeNull();
});

test("goods with an age limit ask for it, and what is said goes with the order", async () => {
  const placeOrder = vi.fn(() => ({ __typename: "CartIsEmpty", message: "There is nothing in this cart." }));
  openShop("/checkout", { ...checkoutAnswers({ ageLimit: 21, mustAccept: ["TERMS"] }), me: member(), cart: aCart({ wine: 1 }), placeOrder });
  const pay = await screen.findByRole("button", { name: "Pay $10.35" });

  await userEvent.click(pay);
  expect(placeOrder).not.toHaveBeenCalled();
  await userEvent.click(screen.getByLabelText(/confirm that I am 21 or older/));
  await userEvent.click(screen.getByLabelText(/I have read the/));
  await userEvent.click(pay);

  const asked = (placeOrder.mock.calls as unknown as [{ input: Record<string, unknown> }][])[0]?.[0].input;
  expect(asked?.declared).toEqual({ bornOn: null, isAgeConfirmed: true, accepted: ["TERMS"] });
});

test("who is known to be old enough is not asked", async () => {
  openShop("/checkout", { ...checkoutAnswers({ ageLimit: 21, isOldEnough: true }), me: member(), cart: aCart({ wine: 1 }) });

  expect(await screen.findByText(/For those of 21 or older/)).toBeVisible();
  expect(screen.queryByLabelText("Date of birth")).toBeNull();
});

test("goods that somebody else bought meanwhile are told before anything is paid", async () => {
  const reserveCart = { __typename: "OutOfStock", message: "Gone.", sku: "M1", productName: "Milk", available: 0 };
  openShop("/checkout", { ...checkoutAnswers(), reserveCart, me: member(), cart: aCart({ milk: 1 }) });

  expect(await screen.findByText(/Somebody was quicker: Milk has just sold out/)).toBeVisible();
});

test("a hold that is over says so, and begins anew", async () => {
  const ends = [Date.now() + 50, Date.now() + 900_000];
  const reserveCart = () => ({ __typename: "HeldCart", expiresAt: new Date(ends.shift() ?? 0).toISOString() });
  openShop("/checkout", { ...checkoutAnswers(), reserveCart, me: member(), cart: aCart({ milk: 1 }) });

  await userEvent.click(await screen.findByRole("button", { name: "Keep them again" }));

  expect(await screen.findByText(/^Kept for you until/)).toBeVisible();
});

test("what cannot be sent back, and what sending back costs, is told before", async () => {
  const soldForGood = [{ name: "Toothbrush", rule: "HYGIENE" }, { name: "Old lamp", rule: "FINAL_SALE" }];
  openShop("/checkout", { ...checkoutAnswers({ soldForGood, returnDays: 14, returnFee: usd("4.99") }), me: member(), cart: aCart({ wine: 1 }) });

  expect(await screen.findByText("Toothbrush cannot be sent back, for hygiene.")).toBeVisible();
  expect(screen.getByText("Old lamp is a final sale and cannot be sent back.")).toBeVisible();
  expect(screen.getByText("You can send goods back within 14 days of delivery. That costs $4.99, unless they are at fault.")).toBeVisible();
});
