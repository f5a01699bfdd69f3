import { act, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { ana, customer, loyalty } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

afterEach(() => vi.useRealTimers());

test("the code on the card turns before its minute is over", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  let turn = 0;
  const code = () => ({ text: `code ${(turn += 1)}`, size: 29, path: `M${turn} 0h1v1h-1z` });
  openShop("/account/card", { me: ana({ customer: customer({ loyalty: loyalty({ code }) }) }) });
  const drawn = await screen.findByRole("img", { name: "Code of your card" });
  const before = drawn.querySelector("path")?.getAttribute("d");

  await act(() => vi.advanceTimersByTimeAsync(45_000));

  const after = (await screen.findByRole("img", { name: "Code of your card" })).querySelector("path")?.getAttribute("d");
  expect(before).toMatch(/^M\d/);
  expect(after).not.toBe(before);
});

test("who is no member is told so", async () => {
  openShop("/account/card", { me: ana({ customer: customer({ loyalty: null }) }) });

  expect(await screen.findByText("You have no card yet.")).toBeVisible();
});
