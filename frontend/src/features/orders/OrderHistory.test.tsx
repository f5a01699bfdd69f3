import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ana, order, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const at = "2026-11-21T03:30:00Z";
const placed = { kind: "PLACED", title: "Ordered", actor: "CUSTOMER", actorName: null, channel: "APP", at, about: null, amount: null };
const charged = { ...placed, kind: "CAPTURED", title: "Charged", actor: "PAYMENT_COMPANY", channel: "JOB", amount: usd("10.39") };
const told = { ...placed, kind: "NOTICE_SENT", title: "Message sent", actor: "SYSTEM", channel: "JOB", about: "email" };

const history = (nodes: object[]) => ({ history: { pageInfo: { hasNextPage: false, endCursor: null }, nodes } });

test("everything that happened is told once it is asked for, the latest last", async () => {
  openShop("/orders/order_1", { me: ana(), order: order(history([placed, charged, told])) });

  await userEvent.click(await screen.findByText("Everything that happened"));

  const trail = (await screen.findByText("Charged")).closest("ol");
  const texts = [...(trail?.children ?? [])].map((one) => one.textContent);
  expect(texts).toEqual([
    expect.stringMatching(/Ordered.*the buyer, in the app/),
    expect.stringMatching(/Charged, \$10\.39.*the payment company/),
    expect.stringMatching(/Message sent, by e-mail.*the shop, by itself/),
  ]);
});

test("an order of which nothing was noted says so", async () => {
  openShop("/orders/order_1", { me: ana(), order: order(history([])) });

  await userEvent.click(await screen.findByText("Everything that happened"));

  expect(await within(screen.getByRole("main")).findByText("Nothing was noted of it.")).toBeVisible();
});
