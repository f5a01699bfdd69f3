import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { aReturn, action, ana, changes, order, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";
import { heading } from "./OrderHero";

test("an order tells when it comes, what is in it and what it cost", async () => {
  openShop("/orders/order_1", { me: ana(), order: order() });

  expect(await screen.findByRole("heading", { level: 1, name: /Here by Tuesday, November 24/ })).toBeVisible();
  expect(screen.getByText("Toaster pastries")).toBeVisible();
  expect(screen.getByText("$10.39")).toBeVisible();
  expect(screen.getByText("Paid, card ending 4242")).toBeVisible();
});

test("an order's days are those of the shop, not of whoever looks", async () => {
  const lateInNewYork = "2026-11-21T03:30:00Z";
  openShop("/orders/order_1", { me: ana(), order: order({ timeline: [{ status: "PENDING", title: "Order placed", at: lateInNewYork }] }) });

  expect(await screen.findByText(/Fri, Nov 20, 10:30/)).toBeVisible();
});

test("an order of somebody else asks to log in, though nothing can be recommended for it", async () => {
  const recommendations = () => {
    throw Object.assign(new Error("no"), { extensions: { code: "NOT_FOUND" } });
  };
  openShop("/orders/order_1", { order: null, recommendations });

  expect(await screen.findByRole("heading", { name: "We cannot show this order here." })).toBeVisible();
  expect(within(screen.getByRole("main")).getByRole("link", { name: "Log in" })).toBeVisible();
});

test("what points and gift cards paid stands on the receipt", async () => {
  const tenders = [
    { kind: "POINTS", points: 300, amount: usd("3.00") },
    { kind: "GIFT_CARD", points: null, amount: usd("2.00") },
  ];
  openShop("/orders/order_1", { me: ana(), order: order({ tenders }) });

  expect(await screen.findByText("$3.00 paid with 300 points")).toBeVisible();
  expect(screen.getByText("$2.00 paid with a gift card")).toBeVisible();
});

test("the latest news stands first", async () => {
  openShop("/orders/order_1", { me: ana(), order: order() });

  const trail = within(await screen.findByRole("region", { name: "What has happened" }));
  expect(trail.getAllByRole("listitem").map((entry) => entry.firstChild?.textContent)).toEqual(["Paid", "Order placed"]);
});

test("a change in the shop arrives without a reload", async () => {
  const live = changes<object>();
  openShop("/orders/order_1", { me: ana(), order: order(), orderChanged: live.stream });
  expect(await screen.findByText("Paid. We pick it next.")).toBeVisible();

  live.push({ orderChanged: order({ status: "SHIPPED" }) });

  expect(await screen.findByText("It has left us and is on the way.")).toBeVisible();
  expect(screen.getByText("Live")).toBeVisible();
});

test("a delivered order is not listened to any more", async () => {
  const orderChanged = vi.fn();
  openShop("/orders/order_1", { me: ana(), order: order({ status: "DELIVERED" }), orderChanged });

  expect(await screen.findByText("Delivered. We hope all of it is right.")).toBeVisible();
  expect(orderChanged).not.toHaveBeenCalled();
});

test("an unpaid order can be paid, and says when the payment company cannot be reached", async () => {
  const startPayment = vi.fn(() => ({ __typename: "PaymentUnavailable", message: "The payment page does not answer. Try again in a minute." }));
  openShop("/orders/order_1", { me: ana(), order: order({ status: "PENDING" }), startPayment });

  await userEvent.click(await screen.findByRole("button", { name: "Pay $10.39" }));

  expect(await screen.findByText("The payment page does not answer. Try again in a minute.")).toBeVisible();
  expect(startPayment).toHaveBeenCalledOnce();
});

test("somebody else's order does not exist here", async () => {
  openShop("/orders/order_9", { me: null, order: null });

  expect(await screen.findByRole("heading", { name: "We cannot show this order here." })).toBeVisible();
});

test("a delivered order leads to a return and shows those asked for", async () => {
  const delivered = order({ status: "DELIVERED", availableActions: [action("RETURN")], returns: [aReturn()] });
  openShop("/orders/order_1", { me: ana(), order: delivered });

  expect(await screen.findByRole("link", { name: /Send something back/ })).toHaveAttribute("href", "/returns/new?order=order_1");
  expect(screen.getByRole("heading", { name: "Return R-2207" })).toBeVisible();
});

test("a purchase at the till names the day instead of a delivery", () => {
  const bought = { status: "DELIVERED", channel: "TILL", placedAt: "2026-11-20T15:00:00Z", estimatedDelivery: null, store: null, timeline: [] } as const;

  expect(heading({ ...bought, timeline: [] })).toMatch(/^Bought Friday, November 20/);
});

test("a guest sends something back without an account", async () => {
  openShop("/orders/order_1", { me: null, order: order({ status: "DELIVERED", availableActions: [action("RETURN")], customer: null }) });

  expect(await screen.findByRole("link", { name: /Send something back/ })).toHaveAttribute("href", "/returns/new?order=order_1");
  expect(screen.getByRole("link", { name: "Make an account" })).toHaveAttribute("href", "/signup?next=%2Ftickets%2Fnew%3Forder%3Dorder_1");
});

test("whoever bought as a guest and has an account by now can ask at once", async () => {
  openShop("/orders/order_1", { me: ana(), order: order({ customer: null }) });

  expect(await screen.findByRole("link", { name: /Get help with this order/ })).toBeVisible();
});

test("cancelling shows what goes back before it is done, and does it once", async () => {
  const none = usd("0.00");
  const change = { __typename: "OrderChange", id: "orderchange_1", points: 10, pointsBack: 300, toCard: usd("10.39"), letGo: none, toGiftCards: none, toStoreCredit: none };
  const cancelOrder = vi.fn((_: { input: { dryRun?: boolean } }) => ({
    ...change,
    order: order(_.input.dryRun ? mine : { status: "CANCELLED", availableActions: [] }),
  }));
  const mine = { availableActions: [action("CANCEL", "2026-11-20T16:00:00Z")] };
  openShop("/orders/order_1", { me: ana(), order: order(mine), cancelOrder });

  await userEvent.click(await screen.findByRole("button", { name: "Cancel this order" }));
  const asked = within(await screen.findByRole("region", { name: "Cancel this order?" }));
  expect(asked.getByText("$10.39 goes back to what you paid with.")).toBeVisible();
  expect(asked.getByText("10 points that it earned go again.")).toBeVisible();
  await userEvent.click(asked.getByRole("button", { name: "Yes, cancel it for good" }));

  expect(await screen.findByText("This order is off. Nothing will come.")).toBeVisible();
  expect(cancelOrder.mock.calls.map(([{ input }]) => Boolean(input.dryRun))).toEqual([true, false]);
  expect(screen.queryByRole("button", { name: "Cancel this order" })).toBeNull();
});
