import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { ana, changes } from "~/testing/factories";
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
