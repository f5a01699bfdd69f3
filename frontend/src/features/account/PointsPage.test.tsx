import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ana, customer, loyalty, page } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const movement = (id: string, points: number) => ({
  id,
  points,
  balanceAfter: 100,
  kind: points > 0 ? "EARNED" : "REVERSED",
  at: "2026-11-20T15:00:00Z",
  note: `Note ${id}`,
  orderNumber: null,
});

test("movements grow page by page", async () => {
  const movements = ({ after }: { after?: string }) =>
    after
      ? page([movement("old", -5)])
      : page([movement("new", 12)], {
          pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: "0", endCursor: "0" },
        });
  openShop("/account/points", { me: ana({ customer: customer({ loyalty: loyalty({ movements }) }) }), earlyAccess: [] });
  expect(await screen.findByText("+12")).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "Show earlier movements" }));

  expect(await screen.findByText("−5")).toBeVisible();
  expect(screen.getByText("+12")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Show earlier movements" })).toBeNull();
});

test("a member sees the tier, the way to the next, what waits and ends, and what is theirs first", async () => {
  const tier = { id: "tier_2", name: "Silver", hasFreeShipping: true, hasEarlyAccess: true, returnDays: 60, pointsBasisPoints: 15_000 };
  const standing = {
    tier,
    tierReviewAt: "2026-12-20T12:00:00Z",
    tierWarnedAt: "2026-11-20T12:00:00Z",
    spendToKeep: { amount: "80.00", currency: "USD" },
    qualifyingSpend: { amount: "420.00", currency: "USD" },
    nextTier: { tier: { id: "tier_3", name: "Gold" }, spendToGo: { amount: "580.00", currency: "USD" } },
    pending: 12,
    expirySchedule: [{ points: 40, at: "2027-01-31T12:00:00Z" }, { points: 360, at: null }],
  };
  openShop("/account/points", {
    me: ana({ customer: customer({ loyalty: loyalty(standing) }) }),
    earlyAccess: [{ id: "product_9", name: "Early bread", slug: "early-bread" }],
  });

  expect(await screen.findByRole("heading", { name: "You are Silver" })).toBeVisible();
  expect(screen.getByText("You earn 1.5 times the points.")).toBeVisible();
  expect(screen.getByText(/Buy for \$80\.00 until .* to stay Silver\./)).toBeVisible();
  expect(screen.getByRole("progressbar", { name: "$580.00 to Gold" })).toHaveAttribute("value", "420");
  expect(screen.getByText("12 points wait until they can be spent.")).toBeVisible();
  expect(screen.getByText(/^40 points end on /)).toBeVisible();
  expect(screen.getByRole("link", { name: "Early bread" })).toHaveAttribute("href", "/p/early-bread");
});
