import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answering, visit } from "~/testing/answers";
import StoreSearch from "./StoreSearch";

test("a store that is not there is named, and nothing is said of what stores have had", async () => {
  answering({ Cart: () => ({ cart: null }), StoreSearch: () => ({ product: { __typename: "Product", id: "product_1", availability: [] } }) });
  visit(<StoreSearch slug="milk" />);

  await userEvent.type(await screen.findByLabelText("Store, town or postcode"), "zzzz");

  expect(await screen.findByText("No store matches “zzzz”.")).toBeVisible();
});
