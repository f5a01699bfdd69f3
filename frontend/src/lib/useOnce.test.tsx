import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { ana, ticket } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

type Reply = (asked: { input: { body: string; idempotencyKey: string } }) => object;

const atWork = { __typename: "IdempotencyKeyInUse", message: "It is being done." };

beforeEach(() => sessionStorage.clear());

function conversation(...replies: (() => object)[]) {
  const replyToTicket = vi.fn<Reply>(() => replies.shift()!());
  openShop("/tickets/ticket_1", { me: ana(), ticket: ticket(), replyToTicket });
  return () => replyToTicket.mock.calls.map(([asked]) => asked.input.idempotencyKey);
}

async function say(words: string) {
  const field = await screen.findByLabelText("Write to us");
  await userEvent.clear(field);
  await userEvent.type(field, words);
  await userEvent.click(screen.getByRole("button", { name: "Send" }));
}

function lost(): never {
  throw new Error("The line broke.");
}

test("what got lost is sent again with its key, and said again with another", async () => {
  const keys = conversation(lost, () => ticket(), () => ticket());

  await say("Lot 42.");
  expect(await screen.findByText(/That did not reach us/)).toBeVisible();
  await say("Lot 42.");
  await vi.waitFor(() => expect(screen.getByLabelText("Write to us")).toHaveValue(""));
  await say("Lot 42.");

  await vi.waitFor(() => expect(keys()).toHaveLength(3));
  const [first, again, later] = keys();
  expect(again).toBe(first);
  expect(later).not.toBe(first);
});

test("something else than what got lost has a key of its own", async () => {
  const keys = conversation(lost, () => ticket());

  await say("Lot 42.");
  await screen.findByText(/That did not reach us/);
  await say("Lot 43.");

  await vi.waitFor(() => expect(keys()).toHaveLength(2));
  expect(keys()[1]).not.toBe(keys()[0]);
});

test("an earlier try that is still at work is waited for", async () => {
  const keys = conversation(() => atWork, () => atWork, () => ticket());

  await say("Lot 42.");

  await vi.waitFor(() => expect(keys()).toHaveLength(3), 3000);
  expect(new Set(keys()).size).toBe(1);
  await vi.waitFor(() => expect(screen.getByLabelText("Write to us")).toHaveValue(""));
});
