import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { openShop } from "~/testing/openShop";

const progress = { number: "ABCDE-10480", status: "SHIPPED", placedAt: "2026-11-20T15:00:00Z", estimatedDelivery: "2026-11-24T17:00:00Z", shipments: [] };

async function fillIn(number: string, email: string) {
  await userEvent.type(await screen.findByLabelText("Number of the order"), number);
  await userEvent.type(screen.getByLabelText("E-mail"), email);
  await userEvent.click(screen.getByRole("button", { name: "Find it" }));
}

test("somebody without an account sees how far an order is", async () => {
  const orderByNumber = vi.fn<(asked: object) => object>(() => progress);
  openShop("/orders/find", { orderByNumber });

  await fillIn(" ABCDE-10480", "ana@example.com ");

  expect(await screen.findByRole("heading", { name: "Order ABCDE-10480" })).toBeVisible();
  expect(screen.getByText("With you by Tuesday, November 24")).toBeVisible();
  expect(orderByNumber.mock.lastCall![0]).toMatchObject({ number: "ABCDE-10480", email: "ana@example.com" });
});

test("a number and an address that do not belong together find nothing", async () => {
  openShop("/orders/find", { orderByNumber: null });

  await fillIn("ABCDE-10480", "bo@example.com");

  expect(await screen.findByText("There is no order with this number and this address. Please check both.")).toBeVisible();
});

test("whoever leaves one of both empty is told so, and the shop is not asked", async () => {
  const orderByNumber = vi.fn(() => progress);
  openShop("/orders/find", { orderByNumber });

  await fillIn(" ", "ana@example.com");

  expect(await screen.findByText("We need both: the number and the e-mail address.")).toBeVisible();
  expect(orderByNumber).not.toHaveBeenCalled();
});

test("whoever asked too often is told so", async () => {
  const orderByNumber = () => {
    throw new Error("You asked too often. Try again in an hour.");
  };
  openShop("/orders/find", { orderByNumber });

  await fillIn("ABCDE-10480", "ana@example.com");

  expect(await screen.findByText("You asked too often. Try again in an hour.")).toBeVisible();
});
