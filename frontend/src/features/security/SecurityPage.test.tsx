import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { ana } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const here = { __typename: "LoginSession", id: "session_1", client: "Firefox on Linux", device: "desktop", touchpoint: "WEB", createdAt: "2026-11-20T15:00:00Z", usedAt: "2026-11-22T15:00:00Z", isThisOne: true };
const phone = { ...here, id: "session_2", client: "Chrome on Android", device: "phone", isThisOne: false };
const me = (more = {}) => ana({ isEmailProven: true, hasSecondFactor: false, sessions: [here, phone], ...more });

test("another device is logged out once one has shown that it is oneself", async () => {
  const ended: unknown[] = [];
  let isFresh = false;
  openShop("/account/security", {
    me: () => me({ sessions: ended.length > 0 ? [here] : [here, phone] }),
    revokeSession: (input: unknown) => {
      if (!isFresh) return { __typename: "ConfirmationNeeded", message: "Please confirm first." };
      ended.push(input);
      return { __typename: "SessionsEnded", count: 1 };
    },
    confirmIdentity: () => {
      isFresh = true;
      return { __typename: "IdentityConfirmed", until: "2026-11-22T15:10:00Z" };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Log out Chrome on Android" }));
  const form = within(await screen.findByRole("form", { name: "Confirm that it is you" }));
  await userEvent.type(form.getByLabelText("Your present password"), "a long password");
  await userEvent.click(form.getByRole("button", { name: "Yes, it is me" }));

  expect(await screen.findByText("This is where you are now.", { exact: false })).toBeVisible();
  await expect.poll(() => screen.queryByText("Chrome on Android")).toBeNull();
  expect(ended).toHaveLength(1);
});

test("who thinks better of it changes nothing", async () => {
  openShop("/account/security", {
    me: me(),
    revokeSession: { __typename: "ConfirmationNeeded", message: "Please confirm first." },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Log out Chrome on Android" }));
  await userEvent.click(await screen.findByRole("button", { name: "Leave it" }));

  expect(screen.queryByRole("form", { name: "Confirm that it is you" })).toBeNull();
  expect(screen.getByText("Chrome on Android")).toBeVisible();
});

test("an authenticator app is set up with a code, and its paper codes are shown once", async () => {
  openShop("/account/security", {
    me: me(),
    startSecondFactor: { __typename: "SecondFactorSetup", secret: "ABCDEFGH", address: "otpauth://totp/x", size: 3, path: "M1 1h1v1h-1z" },
    finishSecondFactor: { __typename: "SecondFactorOn", paperCodes: ["abcd-efgh"] },
  });

  await userEvent.click(await screen.findByRole("button", { name: "Set it up" }));
  expect(await screen.findByRole("img", { name: "Code for your authenticator app" })).toBeVisible();
  expect(screen.getByText("ABCD EFGH")).toBeVisible();
  await userEvent.type(screen.getByLabelText("Code"), "123456");
  await userEvent.click(screen.getByRole("button", { name: "It works" }));

  expect(await screen.findByText("abcd-efgh")).toBeVisible();
});
