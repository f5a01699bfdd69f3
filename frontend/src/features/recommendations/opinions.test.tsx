import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ana, page } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const oats = { id: "product_1", name: "Oats", nameDe: null, slug: "oats" };
const said = { __typename: "Opinion", id: "opinion_1", verdict: "NOT_FOR_ME", maker: null, createdAt: "2026-11-20T15:00:00Z", product: oats };

test("what was said of suggestions is listed, and taken back", async () => {
  const withdrawn: string[] = [];
  openShop("/account/suggestions", {
    me: ana(),
    personalisation: { isOn: true },
    opinions: () => page(withdrawn.length > 0 ? [] : [said]),
    withdrawOpinion: ({ input }: { input: { opinionId: string } }) => {
      withdrawn.push(input.opinionId);
      return { __typename: "OpinionWithdrawn", opinionId: input.opinionId };
    },
  });

  expect(await screen.findByRole("link", { name: "Oats" })).toHaveAttribute("href", "/p/oats");
  await userEvent.click(screen.getByRole("button", { name: /^Undo.*Oats$/ }));

  expect(await screen.findByText(/You said nothing of any suggestion yet/)).toBeVisible();
  expect(withdrawn).toEqual(["opinion_1"]);
});

test("suggestions follow one's shopping until one says no", async () => {
  const chosen: boolean[] = [];
  openShop("/account/suggestions", {
    me: ana(),
    personalisation: { isOn: true },
    opinions: page([]),
    choosePersonalisation: ({ input }: { input: { isOn: boolean } }) => {
      chosen.push(input.isOn);
      return { isOn: input.isOn };
    },
  });

  const box = await screen.findByRole("checkbox", { name: "Choose suggestions by what I buy and look at" });
  expect(box).toBeChecked();
  await userEvent.click(box);

  await waitFor(() => expect(chosen).toEqual([false]));
  expect(box).not.toBeChecked();
});
