import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
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

test("after a move the focus stands on the heading of the new page", async () => {
  const cartChanged = vi.fn(changes().stream);
  openShop("/login", { cartChanged });
  const aisles = within(await screen.findByRole("navigation", { name: "Aisles" }));
  await waitFor(() => expect(cartChanged).toHaveBeenCalled());

  await userEvent.click(aisles.getByRole("link", { name: "All aisles" }));

  await waitFor(() => expect(screen.getByRole("heading", { level: 1 })).toHaveFocus());
});
