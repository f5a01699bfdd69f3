import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { checkoutAnswers } from "~/testing/checkout";
import { changes, order, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const payment = (more: object) => ({ id: "payment_1", status: "PENDING", amount: usd("10.39"), payUrl: null, failureMessage: null, cardLast4: null, ...more });
const declined = () => order({ status: "PENDING", payment: payment({ status: "DECLINED", failureMessage: "Not enough money." }) });

test("a declined card says so and may try again", async () => {
  openShop("/checkout/done?order=order_1&outcome=declined", { order: declined() });

  expect(await screen.findByRole("heading", { name: "The payment was declined." })).toBeVisible();
  expect(screen.getByRole("button", { name: "Try again, pay $10.39" })).toBeVisible();
});

test("while a second payment is under way nothing is said of the first one, until there is news", async () => {
  const live = changes<object>();
  const shop = openShop("/checkout/done?order=order_1&outcome=processing", { order: declined(), orderChanged: live.stream });
  live.push({ orderChanged: declined() });

  expect(await screen.findByRole("heading", { name: "Waiting for your bank." })).toBeVisible();
  expect(screen.queryByText(/declined|Nothing was charged/)).toBeNull();
  expect(screen.queryByRole("button", { name: /Try again/ })).toBeNull();

  live.push({ orderChanged: declined() });
  expect(await screen.findByRole("heading", { name: "The payment was declined." })).toBeVisible();
  await waitFor(() => expect(shop.path()).toBe("/checkout/done?order=order_1"));
});

test("the bank's yes thanks without a reload", async () => {
  const live = changes<object>();
  openShop("/checkout/done?order=order_1&outcome=processing", { order: declined(), orderChanged: live.stream });
  await screen.findByRole("heading", { name: "Waiting for your bank." });

  live.push({ orderChanged: order() });

  expect(await screen.findByRole("heading", { name: "Thank you. It is yours." })).toBeVisible();
});

test("whoever left the payment page chooses another way, and pays what is left to pay", async () => {
  const startPayment = vi.fn(() => ({ __typename: "PaymentUnavailable", message: "Try again in a minute." }));
  const open = order({ status: "PENDING", payment: payment({ amount: usd("4.39") }) });
  openShop("/checkout/done?order=order_1&outcome=cancelled", { ...checkoutAnswers(), order: open, startPayment });

  expect(await screen.findByRole("heading", { name: "Not paid yet." })).toBeVisible();
  await userEvent.click(await screen.findByLabelText("PayPal"));
  await userEvent.click(screen.getByRole("button", { name: "Pay $4.39" }));

  expect(await screen.findByText("Try again in a minute.")).toBeVisible();
  expect(JSON.stringify(startPayment.mock.calls)).toContain('"method":"paypal"');
});
