import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ana, changes, usd } from "~/testing/factories";
import { aCart } from "~/testing/goods";
import { openShop } from "~/testing/openShop";

test("a cart that was ordered on another device is empty here", async () => {
  const live = changes<object>();
  openShop("/cart", { me: ana(), cart: aCart({ milk: 2 }), cartChanged: live.stream });
  expect(await screen.findByRole("link", { name: "Goods milk" })).toBeVisible();

  live.push({ cartChanged: null });

  expect(await screen.findByText("Nothing in here yet.")).toBeVisible();
  expect(screen.queryByRole("link", { name: "Goods milk" })).not.toBeInTheDocument();
});

test("an empty cart has nothing to round off", async () => {
  const product = { ...aCart({ milk: 1 }).lines[0]!.product, sku: "SKU1", variantId: "milk", price: usd("2.50"), regularPrice: usd("3.00"), lowestRecentPrice: usd("2.80"), unitPrice: null };
  const item = { token: "token_1", reason: { kind: "BECAUSE_BOUGHT", text: "You bought bread.", products: [], orders: 2 }, product };
  openShop("/cart", { me: ana(), recommendations: { items: [item], isFallback: false } });

  expect(await screen.findByRole("heading", { name: "To begin with" })).toBeVisible();
  const tile = screen.getByRole("listitem", { name: (_, one) => one.className.startsWith("tile") });
  expect(within(tile).getByText("$3.00").tagName).toBe("S");
  expect(tile).toHaveTextContent("Lowest price of the 30 days before: $2.80");
});

test("what a guest's cart became is told until it was seen", async () => {
  const merge = { __typename: "CartMerge", lines: 2, changes: [{ __typename: "CartChange", message: "We could keep 4 of 6: no more are in stock." }] };
  const acknowledgeCart = vi.fn(() => aCart({ milk: 2 }, { version: 2 }));
  openShop("/cart", { me: ana(), cart: aCart({ milk: 2 }, { merge }), acknowledgeCart });

  const news = await screen.findByRole("status", { name: "New about your cart" });
  expect(news).toHaveTextContent("We could keep 4 of 6");
  await userEvent.click(screen.getByRole("button", { name: "Got it" }));

  await waitFor(() => expect(screen.queryByText(/We could keep 4/)).not.toBeInTheDocument());
  expect(acknowledgeCart).toHaveBeenCalledWith({ input: { expectedVersion: 1 } }, undefined, expect.anything());
});

test("what another device did meanwhile is not overwritten: one more is one more than there is", async () => {
  const asked: object[] = [];
  const setCartLine = ({ input }: { input: { expectedVersion: number; quantity: number } }) => {
    asked.push({ quantity: input.quantity, version: input.expectedVersion });
    return input.expectedVersion === 1
      ? { __typename: "CartChangedMeanwhile", message: "Changed.", cart: aCart({ milk: 5 }, { version: 7 }) }
      : aCart({ milk: input.quantity }, { version: 8 });
  };
  openShop("/cart", { me: ana(), cart: aCart({ milk: 2 }), setCartLine });

  await userEvent.click(await screen.findByRole("button", { name: "One more" }));

  await waitFor(() => expect(asked).toHaveLength(2));
  expect(asked).toEqual([
    { quantity: 3, version: 1 },
    { quantity: 6, version: 7 },
  ]);
});

test("what is sold by the half dozen is counted by the half dozen", async () => {
  const cart = aCart({ eggs: 12 });
  Object.assign(cart.lines[0]!, { least: 6, step: 6, most: 18 });
  cart.lines[0]!.product.quantityAvailable = 50;
  const setCartLine = vi.fn(({ input }: { input: { quantity: number } }) => aCart({ eggs: input.quantity }, { version: 2 }));
  openShop("/cart", { me: ana(), cart, setCartLine });

  await userEvent.click(await screen.findByRole("button", { name: "One less" }));

  await waitFor(() => expect(setCartLine).toHaveBeenCalled());
  expect(setCartLine.mock.calls[0]![0].input.quantity).toBe(6);
});

test("what is saved for later waits below the cart", async () => {
  const line = { ...aCart({ milk: 3 }).lines[0]!, __typename: "SavedLine", name: "Goods milk" };
  openShop("/cart", { me: ana(), saved: { later: [line], wishes: [], wishesSharedUntil: null } });

  expect(await screen.findByRole("heading", { name: "Saved for later" })).toBeVisible();
  expect(screen.getByRole("button", { name: /^To the cart/ })).toBeVisible();
});

test("offers say what they take off and what is missing, and a code is taken back", async () => {
  const none = { __typename: "CartOffer", code: "", reason: "", saves: usd("0.00"), missing: [], beatenBy: [] };
  const applied = { ...none, code: "TEN", standing: "APPLIED", saves: usd("0.50"), offer: { __typename: "Offer", id: "offer_1", name: "Ten off" } };
  const lack = { __typename: "OfferLack", lack: "SPEND", spend: usd("4.20"), quantity: null };
  const near = { ...none, standing: "MISSING", missing: [lack], offer: { __typename: "Offer", id: "offer_2", name: "Autumn" } };
  const dropOffer = vi.fn<(asked: { input: object }) => object>(() => aCart({ milk: 2 }, { version: 2 }));
  openShop("/cart", { me: ana(), cart: aCart({ milk: 2 }, { offers: [applied, near] }), dropOffer });

  const list = within(await screen.findByRole("list", { name: "Offers" }));
  expect(list.getByText(/takes off \$0.50/)).toBeVisible();
  expect(list.getByText(/needs \$4.20 more in the cart/)).toHaveTextContent("Autumn");
  await userEvent.click(list.getByRole("button", { name: /Take back.*TEN/ }));

  await waitFor(() => expect(dropOffer.mock.calls[0]![0].input).toEqual({ code: "TEN" }));
});
