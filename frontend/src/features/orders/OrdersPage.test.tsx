import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { action, ana, order, page, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

type Asked = { search?: string; state?: string };

test("orders are looked for by what was in them and by how far along they are", async () => {
  const orders = vi.fn((asked: Asked) => page(asked.state === "CANCELLED" ? [] : [order(), order({ id: "order_2", number: "10311" })]));
  openShop("/account/orders", { me: ana(), orders });
  await screen.findByText("Order 10311, 2 products, $10.39");

  await userEvent.type(screen.getByRole("searchbox", { name: "Number or product" }), " tea {Enter}");
  await vi.waitFor(() => expect(orders.mock.lastCall![0]).toMatchObject({ search: "tea" }));
  await userEvent.click(screen.getByRole("button", { name: "Cancelled" }));

  expect(await screen.findByText("None of your orders is like that.")).toBeVisible();
  expect(orders.mock.lastCall![0]).toMatchObject({ search: "tea", state: "CANCELLED" });
  expect(screen.getByRole("button", { name: "Cancelled" })).toHaveAttribute("aria-pressed", "true");
  await userEvent.click(screen.getByRole("button", { name: "All of them" }));
  expect(await screen.findByText("Order 10311, 2 products, $10.39")).toBeVisible();
});

test("an order is cancelled in its card, once it was told what goes back", async () => {
  const shown = order({ availableActions: [action("CANCEL", "2026-11-20T16:00:00Z"), action("ASK")] });
  const change = { __typename: "OrderChange", id: "change_1", toCard: usd("10.39"), letGo: usd("0.00"), toGiftCards: usd("0.00") };
  const gone = { toStoreCredit: usd("0.00"), points: 0, pointsBack: 0 };
  const after = order({ status: "CANCELLED", availableActions: [action("REORDER")] });
  const cancelOrder = vi.fn<(asked: { input: { dryRun: boolean } }) => object>(({ input }) => ({ ...change, ...gone, order: input.dryRun ? shown : after }));
  openShop("/account/orders", { me: ana(), orders: page([shown]), cancelOrder });
  const card = within(await screen.findByRole("article"));

  await userEvent.click(card.getByRole("button", { name: /^Change or cancel/ }));
  await userEvent.click(await card.findByRole("button", { name: "Cancel this order" }));
  expect(await card.findByText("$10.39 goes back to what you paid with.")).toBeVisible();
  expect(cancelOrder.mock.lastCall![0].input.dryRun).toBe(true);
  await userEvent.click(card.getByRole("button", { name: "Yes, cancel it for good" }));

  await vi.waitFor(() => expect(cancelOrder).toHaveBeenCalledTimes(2));
  expect(cancelOrder.mock.lastCall![0].input.dryRun).not.toBe(true);
  expect(await card.findByText("Cancelled", { selector: ".mark" })).toBeVisible();
  expect(card.queryByRole("button", { name: /^Change or cancel/ })).toBeNull();
});

test("a card offers what can be done about its order, and no more", async () => {
  const invoice = { number: "I-1", url: "/invoices/1" };
  openShop("/account/orders", { me: ana(), orders: page([order({ status: "DELIVERED", invoice, availableActions: [action("ASK"), action("RETURN")] })]) });
  const card = within(await screen.findByRole("article"));

  expect(card.getByRole("link", { name: /^Get help with this order/ })).toHaveAttribute("href", "/tickets/new?order=order_1");
  expect(card.getByRole("link", { name: /^Return something/ })).toHaveAttribute("href", "/returns/new?order=order_1");
  expect(card.getByRole("link", { name: /^Invoice/ })).toHaveAttribute("href", "/invoices/1");
  expect(card.queryByRole("button", { name: /cancel/ })).toBeNull();
  expect(card.queryByRole("link", { name: /^Pay now/ })).toBeNull();
});

test("what was not read yet is counted beside the notices", async () => {
  openShop("/account/orders", { me: ana(), orders: page([]), unreadNotices: 3 });

  expect(await screen.findByRole("link", { name: "Notices 3 not read" })).toHaveAttribute("href", "/account/notices");
});
