import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { changes } from "~/testing/factories";
import { aCart } from "~/testing/goods";
import { openShop } from "~/testing/openShop";

test("a guest's cart that changes in another window is counted on every page", async () => {
  const live = changes<object>();
  openShop("/login", { cart: null, cartChanged: live.stream });
  await screen.findByRole("heading", { level: 1 });

  live.push({ cartChanged: aCart({ milk: 3 }) });

  expect(await screen.findByRole("link", { name: "$5.00 3 products in your cart" })).toBeVisible();
});
