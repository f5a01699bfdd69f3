import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { ana, page } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const shipped = { __typename: "Notice", id: "n1", headline: "On its way", sentence: "Order 10480 has left us.", orderId: "order_1", createdAt: "2026-11-20T15:00:00Z", readAt: null };
const preferences = ["EMAIL", "PUSH", "IN_APP"].flatMap((channel) => [
  { step: "CONFIRMED", headline: "Order confirmed", channel, isWanted: true, isFixed: channel === "EMAIL" },
  { step: "SHIPPED", headline: "On its way", channel, isWanted: true, isFixed: false },
]);
const told = { me: ana(), unreadNotices: 1, notices: page([shipped]), pushKey: "BK", noticePreferences: preferences };

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

test("what was told leads to its order, and can be said to be read", async () => {
  const markNoticesRead = vi.fn(() => ({ __typename: "NoticesRead", unread: 0 }));
  openShop("/account/notices", { ...told, markNoticesRead });

  expect(await screen.findByRole("link", { name: "On its way" })).toHaveAttribute("href", "/orders/order_1");
  await userEvent.click(screen.getByRole("button", { name: "Mark all as read" }));

  await vi.waitFor(() => expect(markNoticesRead).toHaveBeenCalledOnce());
});

test("a step is turned off by a way, but for the proof of a purchase", async () => {
  const chooseNotice = vi.fn<(asked: object) => object>(() => ({ __typename: "NoticePreference", step: "SHIPPED", headline: "On its way", channel: "EMAIL", isWanted: false, isFixed: false }));
  openShop("/account/notices", { ...told, chooseNotice });
  const table = within(await screen.findByRole("table"));

  expect(table.getByRole("checkbox", { name: "Order confirmed: E-mail" })).toBeDisabled();
  await userEvent.click(table.getByRole("checkbox", { name: "On its way: E-mail" }));

  await vi.waitFor(() => expect(chooseNotice.mock.calls[0]?.[0]).toMatchObject({ input: { step: "SHIPPED", channel: "EMAIL", isWanted: false } }));
});

test("who forbids notices in the browser is told how to allow them", async () => {
  vi.stubGlobal("PushManager", class {});
  vi.stubGlobal("Notification", { requestPermission: () => Promise.resolve("denied") });
  Object.defineProperty(navigator, "serviceWorker", { value: { getRegistration: () => Promise.resolve(undefined) }, configurable: true });
  openShop("/account/notices", told);

  await userEvent.click(await screen.findByRole("button", { name: "Show notices in this browser" }));

  expect(await screen.findByText(/Allow notices for this page in its settings/)).toBeVisible();
});
