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
  openShop("/account/points", { me: ana({ customer: customer({ loyalty: loyalty({ movements }) }) }) });
  expect(await screen.findByText("+12")).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "Show earlier movements" }));

  expect(await screen.findByText("−5")).toBeVisible();
  expect(screen.getByText("+12")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Show earlier movements" })).toBeNull();
});
