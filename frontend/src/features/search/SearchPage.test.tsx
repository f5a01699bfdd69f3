import { fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { page } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const ownBrand = { name: "BRAND", values: [{ value: "PRIVATE", label: "Own brand", count: 3, isSelected: false }] };
const found = (totalCount: number, more: object = {}) => page([], { totalCount, correctedText: null, facets: [ownBrand], ...more });
const suggestions = { words: ["milk"], categories: [], products: [] };

test("the way back takes back the last choice and stays in the list", async () => {
  const shop = openShop("/search?q=milk", { products: found(3) });
  await userEvent.click(await screen.findByRole("checkbox", { name: /Own brand/ }));
  await screen.findByRole("button", { name: "Remove Own brand" });
  expect(shop.path()).toBe("/search?q=milk&brand=PRIVATE");

  shop.back();

  await vi.waitFor(() => expect(shop.path()).toBe("/search?q=milk"));
  expect(await screen.findByRole("checkbox", { name: /Own brand/ })).not.toBeChecked();
});

test("choices are ticked at once, before the list is asked, and all of them reach the address", async () => {
  const national = { value: "NATIONAL", label: "National brand", count: 5, isSelected: false };
  const shop = openShop("/search?q=milk", { products: found(8, { facets: [{ ...ownBrand, values: [...ownBrand.values, national] }] }) });
  const [own, other] = await screen.findAllByRole("checkbox", { name: /brand/ });

  fireEvent.click(own!);
  expect(own).toBeChecked();
  expect(shop.path()).toBe("/search?q=milk");
  fireEvent.click(other!);
  expect(own).toBeChecked();
  expect(other).toBeChecked();

  await vi.waitFor(() => expect(shop.path()).toBe("/search?q=milk&brand=PRIVATE&brand=NATIONAL"));
  expect(own).toBeChecked();
  expect(other).toBeChecked();
});

test("the heading says what was searched instead, where that found something", async () => {
  const shop = openShop("/search?q=mlik", { products: found(256, { correctedText: "milk" }) });

  expect(await screen.findByRole("heading", { name: "“milk”" })).toBeVisible();
  expect(screen.getByText("Nothing for “mlik”. “milk” gives 256 products")).toBeVisible();

  await userEvent.click(screen.getByRole("link", { name: "Search instead for “mlik”" }));
  await vi.waitFor(() => expect(shop.path()).toBe("/search?q=mlik&typed=yes"));
});

test("the heading keeps what was typed where nothing was found for another word either", async () => {
  openShop("/search?q=%3Cscript%3E", { products: found(0, { correctedText: "<strip>" }) });

  expect(await screen.findByRole("heading", { name: "We have nothing called “<script>”." })).toBeVisible();
  expect(screen.getByRole("heading", { level: 1, name: "“<script>”" })).toBeVisible();
});

test("where nothing is found there is nothing to narrow or sort, but choices can be taken back", async () => {
  const shop = openShop("/search?q=milk&brand=PRIVATE", { products: found(0) });
  expect(await screen.findByRole("button", { name: "Remove Own brand" })).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "Take back all choices" }));

  await vi.waitFor(() => expect(shop.path()).toBe("/search?q=milk"));
  expect(await screen.findByRole("heading", { name: "We have nothing called “milk”." })).toBeVisible();
  expect(screen.queryByLabelText("Sort by")).toBeNull();
  expect(screen.queryByRole("checkbox", { name: "In stock for delivery" })).toBeNull();
});

test("Escape first closes the suggestions, then empties the field", async () => {
  openShop("/login", { suggestions });
  const field = await screen.findByRole("combobox", { name: "Search products" });
  await userEvent.type(field, "milk");
  await screen.findByRole("listbox", { name: "Suggestions" });

  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(field).toHaveValue("milk");

  await userEvent.keyboard("{Escape}");
  expect(field).toHaveValue("");
});
