import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ana, changes, usd } from "~/testing/factories";
import { aCart } from "~/testing/goods";
import { openShop } from "~/testing/openShop";

test("a cart that was ordered on another device is empty here", async () => {
  const live = changes<object>();
  openShop("/cart", { me: ana(), cart: aCart({ milk: 2 }), cartChanged: live.stream });
  expect(await screen.findByText("Goods milk")).toBeVisible();

  live.push({ cartChanged: null });

  expect(await screen.findByText("Nothing in here yet.")).toBeVisible();
  expect(screen.queryByText("Goods milk")).not.toBeInTheDocument();
});

test("an empty cart has nothing to round off", async () => {
  const product = { ...aCart({ milk: 1 }).lines[0]!.product, sku: "SKU1", variantId: "milk", price: usd("2.50"), unitPrice: null };
  const item = { token: "token_1", reason: { kind: "BECAUSE_BOUGHT", text: "You bought bread.", products: [], orders: 2 }, product };
  openShop("/cart", { me: ana(), recommendations: { items: [item], isFallback: false } });

  expect(await screen.findByRole("heading", { name: "To begin with" })).toBeVisible();
});
