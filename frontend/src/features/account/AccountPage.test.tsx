import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { action, ana, changes, loyalty, customer, offer, order, page } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

test("a stranger is asked to log in and comes back afterwards", async () => {
  openShop("/account", { me: null });

  expect(await screen.findByRole("heading", { name: "This page is yours alone." })).toBeVisible();
  const main = within(screen.getByRole("main"));
  expect(main.getByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login?next=%2Faccount");
});

test("orders, points and offers stand on one page", async () => {
  const movement = { id: "m1", points: 12, balanceAfter: 412, kind: "EARNED", at: "2026-11-20T15:00:00Z", note: "Order 10311", orderNumber: "10311" };
  openShop("/account", {
    me: ana({ customer: customer({ loyalty: loyalty({ movements: page([movement]) }) }) }),
    orders: ({ state }: { state?: string }) => page(state === "OPEN" ? [order()] : [order(), order({ id: "order_2", number: "10311", status: "DELIVERED", availableActions: [action("RETURN")] })]),
    offers: [offer()],
  });

  expect(await screen.findByRole("heading", { name: "Still to come" })).toBeVisible();
  expect(screen.getByText("Order 10480, 2 products, $10.39")).toBeVisible();
  expect(screen.getByText("412")).toBeVisible();
  expect(screen.getByText("+12")).toBeVisible();
  expect(screen.getByText("Because you buy a bag every three weeks.")).toBeVisible();
  expect(screen.getByRole("link", { name: /Return something from order 10311/ })).toBeVisible();
});

test("an order changes its mark while one looks", async () => {
  const live = changes<object>();
  openShop("/account", { me: ana(), orders: page([order()]), orderChanged: live.stream });
  const card = within(await screen.findByRole("article"));
  expect(card.getByText("Packed").closest("li")).not.toHaveClass("done");

  live.push({ orderChanged: order({ status: "PACKED" }) });

  expect(await card.findByText("Packed", { selector: ".mark" })).toBeVisible();
});

test("without orders the shop invites instead of showing an empty list", async () => {
  openShop("/account", { me: ana(), orders: page([]) });

  expect(await screen.findByRole("heading", { name: "No orders yet." })).toBeVisible();
  expect(screen.getByText("None today. They come with what you buy again and again.")).toBeVisible();
});

test("an offer that ends at midnight where the shop stands names the day before it", async () => {
  openShop("/account", { me: ana(), orders: page([]), offers: [offer({ endsAt: "2026-11-30T05:00:00Z" })] });

  expect(await screen.findByText(/Ends Sunday, November 29\./)).toBeVisible();
});

test("an offer that cannot be used says why", async () => {
  openShop("/account", {
    me: ana(),
    orders: page([]),
    offers: [offer()],
    applyOffer: { __typename: "OfferNotUsable", message: "Put coffee in your cart first.", reason: "PRODUCT_MISSING" },
  });

  await userEvent.click(await screen.findByRole("button", { name: /Use it/ }));

  expect(await screen.findByText("Put coffee in your cart first.")).toBeVisible();
});

test("a page that does not load says so and can be asked again", async () => {
  let isBroken = true;
  const orders = () => {
    if (isBroken) throw new Error("no");
    return page([order()]);
  };
  openShop("/account", { me: ana(), orders });
  isBroken = await screen.findByText("That did not load.").then(() => false);

  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText("Order 10480, 2 products, $10.39")).toBeVisible();
});

test("whoever works here finds the way to the desk", async () => {
  openShop("/account", { me: ana({ roles: ["CUSTOMER", "AGENT"] }), orders: page([]) });

  expect(await screen.findByRole("link", { name: "Go to the desk" })).toHaveAttribute("href", "/desk");
});
