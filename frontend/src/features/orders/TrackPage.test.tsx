import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { openShop } from "~/testing/openShop";

const tracked = {
  __typename: "TrackedOrder",
  number: "ABCDE-FGHJ",
  status: "SHIPPED",
  placedAt: "2026-11-20T12:00:00Z",
  deliveryMethod: "Standard",
  estimatedDelivery: "2026-11-26T12:00:00Z",
  quantity: 3,
  shipments: [],
  timeline: [{ __typename: "TimelineEntry", status: "SHIPPED", title: "On its way", at: "2026-11-21T12:00:00Z" }],
};

test("the link of the mail shows how far along the order is", async () => {
  location.hash = "#token-of-the-mail";
  openShop("/track", { trackedOrder: tracked });

  expect(await screen.findByRole("heading", { name: "Order ABCDE-FGHJ" })).toBeVisible();
  expect(screen.getByText(/3 pieces, Standard, with you by/)).toBeVisible();
  expect(screen.getByText("On its way")).toBeVisible();
});

test("a link that is over says so", async () => {
  openShop("/track", { trackedOrder: null });

  expect(await screen.findByRole("heading", { name: "This link shows nothing any more." })).toBeVisible();
});
