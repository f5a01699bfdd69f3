import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answering, visit } from "~/testing/answers";
import { ClosePlace } from "./ClosePlace";

const place = { __typename: "StockLocation" as const, id: "location_1", name: "North", revision: 3, closedAt: null };

test("what is still in a place is told with its counts, and it stays open", async () => {
  const obstacles = [
    { __typename: "PlaceObstacle", kind: "ON_HAND", count: 4 },
    { __typename: "PlaceObstacle", kind: "PICKUPS", count: 1 },
  ];
  const refused = { __typename: "PlaceIsInUse", message: "Something is still in this place.", obstacles };
  answering({ Cart: () => ({ cart: null }), ClosePlace: () => ({ closeLocation: refused }) });
  let changes = 0;
  visit(<ClosePlace place={place as never} onChange={() => (changes += 1)} />);

  await userEvent.click(await screen.findByRole("button", { name: "Close North" }));
  await userEvent.click(screen.getByRole("button", { name: "Close it now North" }));

  expect(await screen.findByText("Something is still in this place.")).toBeVisible();
  expect(screen.getByText("4 pieces on the shelf")).toBeVisible();
  expect(screen.getByText("1 pickup not collected yet")).toBeVisible();
  expect(changes).toBe(0);
});

test("a closed place is opened again upon the revision that was seen", async () => {
  const opened = { __typename: "StockLocation", id: "location_1", revision: 4, closedAt: null };
  const asked = answering({ Cart: () => ({ cart: null }), ReopenPlace: () => ({ reopenLocation: opened }) });
  let changes = 0;
  visit(<ClosePlace place={{ ...place, closedAt: "2026-11-20T10:00:00Z" } as never} onChange={() => (changes += 1)} />);

  await userEvent.click(await screen.findByRole("button", { name: "Open again North" }));

  await expect.poll(() => changes).toBe(1);
  const [sent] = asked.filter((one) => one.operationName === "ReopenPlace");
  expect(sent?.variables.input).toEqual({ locationId: "location_1", revision: 3 });
});
