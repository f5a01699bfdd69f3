import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answering, visit } from "~/testing/answers";
import { WordsPage } from "./WordsPage";

const soda = { __typename: "SynonymGroup", id: "synonyms_1", terms: ["soda", "pop"], revision: 3 };
const missed = { __typename: "MissedSearch", text: "sauerkraut", searches: 7, lastAt: "2026-11-21T10:00:00Z" };
const pageInfo = { __typename: "PageInfo", hasNextPage: false, endCursor: null };
const words = {
  missedSearches: [missed],
  synonymGroups: { __typename: "SynonymGroupConnection", totalCount: 1, pageInfo, nodes: [soda] },
};
const shop = { Me: () => ({ me: null }), Cart: () => ({ cart: null }), Words: () => words };

test("what was searched in vain is given a meaning", async () => {
  const saved = { __typename: "SynonymGroup", id: "synonyms_2", terms: ["sauerkraut", "cabbage"], revision: 1 };
  const asked = answering({ ...shop, SaveSynonyms: () => ({ saveSynonyms: saved }) });
  visit(<WordsPage />);

  await userEvent.click(await screen.findByRole("button", { name: /^Say what it means/ }));
  await userEvent.type(screen.getByLabelText("Words, with commas between them"), "cabbage");
  await userEvent.click(screen.getByRole("button", { name: "Let them mean the same" }));

  expect(await screen.findByText("From now on these mean the same: sauerkraut, cabbage.")).toBeVisible();
  const sent = asked.find(({ operationName }) => operationName === "SaveSynonyms")?.variables.input;
  expect(sent).toMatchObject({ terms: ["sauerkraut", "cabbage"] });
});

test("a group is taken back as it was seen, and a refusal is told", async () => {
  const refused = { __typename: "ChangedMeanwhile", message: "Somebody else has saved this meanwhile." };
  const asked = answering({ ...shop, RemoveSynonyms: () => ({ removeSynonyms: refused }) });
  visit(<WordsPage />);

  await userEvent.click(await screen.findByRole("button", { name: "Remove soda, pop" }));

  expect(await screen.findByText(refused.message)).toBeVisible();
  const sent = () => asked.find(({ operationName }) => operationName === "RemoveSynonyms")?.variables.input;
  await waitFor(() => expect(sent()).toMatchObject({ groupId: "synonyms_1", revision: 3 }));
});
