import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ana } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const notAsked = { choice: "NOT_MADE", version: 1, optsOut: false, isAskedFor: true };
const copy = { __typename: "DataExport", id: "export_1", askedAt: "2026-11-22T15:00:00Z", readyAt: null, expiresAt: "2026-11-23T15:00:00Z", size: null, status: "WAITING" };
const page = (more: object = {}) => ({
  me: ana({ hasSecondFactor: false }),
  consent: { ...notAsked, isAskedFor: false },
  dataExports: [],
  myErasure: null,
  erasureBlockers: [],
  ...more,
});

beforeEach(() => localStorage.clear());
afterEach(() => vi.unstubAllGlobals());

test("once a guest uses a page they are asked once, and no answer is needed to go on", async () => {
  const told: unknown[] = [];
  openShop("/aisles", {
    consent: notAsked,
    chooseConsent: (input: unknown) => {
      told.push(input);
      return { ...notAsked, choice: "REFUSED", isAskedFor: false };
    },
  });

  // The part that listens for it comes after the page.
  const using = setInterval(() => window.dispatchEvent(new KeyboardEvent("keydown", { key: "Tab" })), 500);
  const no = await screen.findByRole("button", { name: "No" }, { timeout: 10_000 });
  clearInterval(using);
  await userEvent.click(no);

  await waitFor(() => expect(told).toEqual([{ input: { isGranted: false, through: "NOTICE" } }]));
  expect(screen.queryByRole("region", { name: "Your privacy" })).toBeNull();
  expect(localStorage.getItem("patron-consent-asked")).not.toBeNull();
}, 14_000);

test("whose browser has answered for them is told so, and can choose nothing", async () => {
  openShop("/privacy-choices", { consent: { choice: "REFUSED", version: 1, optsOut: true, isAskedFor: false } });

  expect(await screen.findByText("Global Privacy Control", { exact: false })).toBeVisible();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("a choice is changed where one finds it again", async () => {
  let choice = "GRANTED";
  openShop("/privacy-choices", {
    consent: () => ({ ...notAsked, choice, isAskedFor: false }),
    chooseConsent: ({ input }: { input: { isGranted: boolean } }) => {
      choice = input.isGranted ? "GRANTED" : "REFUSED";
      return { ...notAsked, choice, isAskedFor: false };
    },
  });

  expect(await screen.findByRole("radio", { name: "Remember it with me" })).toBeChecked();
  await userEvent.click(screen.getByRole("radio", { name: "Do not remember it" }));

  await waitFor(() => expect(screen.getByRole("radio", { name: "Do not remember it" })).toBeChecked());
});

test("a copy is made, and appears when it is ready", async () => {
  const copies: object[] = [];
  openShop("/account/privacy", {
    ...page(),
    dataExports: () => copies,
    exportMyData: () => {
      copies.push(copy);
      setTimeout(() => copies.splice(0, 1, { ...copy, status: "READY", size: 12_300 }), 500);
      return copy;
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Make a copy" }));

  expect(await screen.findByText("Your copy is being made…")).toBeVisible();
  expect(await screen.findByRole("button", { name: "Download, 13 kB" }, { timeout: 5000 })).toBeVisible();
}, 10_000);

test("erasing takes a second press and a proof, and can be stopped", async () => {
  const erasure = { __typename: "Erasure", id: "erasure_1", askedAt: "2026-11-22T15:00:00Z", dueAt: "2026-11-23T15:00:00Z", status: "WAITING", doneAt: null };
  let isAsked = false;
  let isFresh = false;
  openShop("/account/privacy", {
    ...page(),
    myErasure: () => (isAsked ? erasure : null),
    requestErasure: () => {
      if (!isFresh) return { __typename: "ConfirmationNeeded", message: "Please confirm first." };
      isAsked = true;
      return erasure;
    },
    confirmIdentity: () => {
      isFresh = true;
      return { __typename: "IdentityConfirmed", until: "2026-11-22T15:10:00Z" };
    },
    cancelErasure: () => {
      isAsked = false;
      return { ...erasure, status: "CANCELLED" };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Erase me" }));
  await userEvent.click(screen.getByRole("button", { name: "Yes, erase everything" }));
  await userEvent.type(await screen.findByLabelText("Your present password"), "a long password");
  await userEvent.click(screen.getByRole("button", { name: "Yes, it is me" }));
  await userEvent.click(await screen.findByRole("button", { name: "Stop it, I stay" }));

  expect(await screen.findByRole("button", { name: "Erase me" })).toBeVisible();
});

test("what is under way is named, with what to do", async () => {
  const blocker = { kind: "ORDER_UNDER_WAY", number: "ABC-1", whatToDo: "Order ABC-1 is not delivered yet." };
  openShop("/account/privacy", page({ erasureBlockers: [blocker] }));

  expect(await screen.findByText("Order ABC-1 is not delivered yet.")).toBeVisible();
  expect(screen.queryByRole("button", { name: "Erase me" })).toBeNull();
});

test("a guest is erased by pressing the button that a mail led to", async () => {
  const confirmed: unknown[] = [];
  location.hash = "#token-of-the-mail";
  openShop("/erase", {
    confirmGuestErasure: (input: unknown) => {
      confirmed.push(input);
      return { __typename: "Erasure", id: "erasure_1", dueAt: "2026-11-23T15:00:00Z", status: "WAITING" };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Yes, erase everything" }));

  expect(await screen.findByRole("heading", { name: "Everything about you is being erased." })).toBeVisible();
  expect(confirmed).toEqual([{ input: { token: "token-of-the-mail" } }]);
});
