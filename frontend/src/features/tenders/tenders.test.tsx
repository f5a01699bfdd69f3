import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { checkoutAnswers } from "~/testing/checkout";
import { ana, customer, loyalty, order, page, usd } from "~/testing/factories";
import { aCart } from "~/testing/goods";
import { openShop } from "~/testing/openShop";
import { needed, split, worth } from "./useTenders";

const address = { name: "Ana Moreira", line1: "22 Elm Street", line2: null, city: "Albany", region: "NY", postalCode: "12207", country: "US" };
const member = (credit = "3.00") => ana({ customer: customer({ address, storeCredit: [{ balance: usd(credit) }] }) });
const found = (amount: string) => ({ __typename: "GiftCardFound", token: "token_1", lastFour: "WXYZ", balance: usd(amount) });

beforeEach(() => sessionStorage.clear());

/** What a mutation was first given. */
function sent(mutation: { mock: { calls: unknown[] } }) {
  return (mutation.mock.calls as [{ input: Record<string, unknown> }][])[0]?.[0].input ?? {};
}

async function useGiftCard() {
  await userEvent.click(await screen.findByText(/^Gift card/));
  await userEvent.type(screen.getByLabelText("Code of a gift card"), "abcde-fghjk{Enter}");
}

test("gift cards come first, each as far as it goes, and nothing is taken twice", () => {
  const chosen = [
    { label: "Store credit", balance: usd("9.00") },
    { token: "1", label: "Gift card …1", balance: usd("4.00") },
    { token: "2", label: "Gift card …2", balance: usd("100.00") },
  ];

  const taken = split(usd("10.35"), chosen).map((one) => [one.label, one.taken.amount]);

  expect(taken).toEqual([
    ["Gift card …1", "4.00"],
    ["Gift card …2", "6.35"],
    ["Store credit", "0.00"],
  ]);
});

test("the card pays what gift card and store credit leave", async () => {
  const placeOrder = vi.fn(() => ({ __typename: "TenderChanged", message: "There is less." }));
  openShop("/checkout", { ...checkoutAnswers(), me: member(), cart: aCart({ milk: 1 }), checkGiftCard: found("5.00"), placeOrder });

  await useGiftCard();
  await userEvent.click(await screen.findByRole("button", { name: "Use my store credit of $3.00" }));
  await userEvent.click(await screen.findByRole("button", { name: "Pay $2.35" }));

  expect(await screen.findByText("There is less.")).toBeVisible();
  expect(sent(placeOrder).tenders).toEqual([
    { giftCard: "token_1", points: null, amount: "5.00" },
    { giftCard: null, points: null, amount: "3.00" },
  ]);
});

const member500 = () => ana({ customer: customer({ address, storeCredit: [], loyalty: loyalty({ spendable: 500 }) }) });
const programme = { hundredPoints: usd("1.00") };

test("as many points as are wanted pay, and the card the rest", async () => {
  const placeOrder = vi.fn(() => ({ __typename: "TenderChanged", message: "There is less." }));
  openShop("/checkout", { ...checkoutAnswers(), me: member500(), loyaltyProgramme: programme, cart: aCart({ milk: 1 }), placeOrder });

  const field = await screen.findByRole("textbox", { name: "Use your points" });
  expect(field).toHaveValue("500");
  expect(screen.getByText("You have 500 points, worth $5.00.")).toBeInTheDocument();
  await userEvent.clear(field);
  await userEvent.type(field, "501{Enter}");
  expect(screen.getByText("From 1 to 500.")).toBeInTheDocument();
  await userEvent.clear(field);
  await userEvent.type(field, "335{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Pay $7.00" }));

  expect(await screen.findByText("There is less.")).toBeVisible();
  expect(screen.getByText("335 points")).toBeInTheDocument();
  expect(sent(placeOrder).tenders).toEqual([{ giftCard: null, amount: "3.35", points: 335 }]);
});

test("points pay after gift cards, which take what they leave, and are never wasted", () => {
  const hundred = usd("3.00");
  const chosen = [
    { label: "Store credit", balance: usd("9.00") },
    { label: "Points", balance: worth(900, hundred), hundred },
    { token: "1", label: "Gift card …1", balance: usd("4.00") },
  ];

  const taken = split(usd("10.00"), chosen);

  expect(taken.map((one) => one.taken.amount)).toEqual(["4.00", "6.00", "0.00"]);
  expect(needed(usd("6.00"), hundred)).toBe(200);
  expect(needed(usd("6.01"), hundred)).toBe(201);
});

test("who has no points is asked for none", async () => {
  openShop("/checkout", { ...checkoutAnswers(), me: member("3.00"), loyaltyProgramme: programme, cart: aCart({ milk: 1 }) });

  await screen.findByRole("button", { name: "Use my store credit of $3.00", hidden: true });

  expect(screen.queryByText("Use your points")).toBeNull();
});

test("a gift card that is taken off again pays nothing", async () => {
  openShop("/checkout", { ...checkoutAnswers(), me: member("0.00"), cart: aCart({ milk: 1 }), checkGiftCard: found("5.00") });
  await useGiftCard();
  expect(await screen.findByRole("button", { name: "Pay $5.35" })).toBeVisible();

  await userEvent.click(screen.getByRole("button", { name: "Remove Gift card …WXYZ" }));

  expect(await screen.findByRole("button", { name: "Pay $10.35" })).toBeVisible();
});

test("a wrong code is said where it was typed", async () => {
  const checkGiftCard = { __typename: "GiftCardNotUsable", message: "We know no such gift card.", reason: "" };
  openShop("/checkout", { ...checkoutAnswers(), me: member(), cart: aCart({ milk: 1 }), checkGiftCard });

  await useGiftCard();

  expect(await screen.findByText("We know no such gift card.")).toBeVisible();
});

test("a gift card is bought and then paid", async () => {
  const buyGiftCard = vi.fn(() => ({ ...order({ status: "PENDING" }) }));
  const startPayment = () => ({ __typename: "PaymentUnavailable", message: "Try again in a minute." });
  openShop("/gift-cards", { me: ana(), buyGiftCard, startPayment, order: order({ status: "PENDING" }) });

  await userEvent.type(await screen.findByLabelText("Whom it goes to"), "bo@example.com");
  await userEvent.click(screen.getByRole("button", { name: "To the payment" }));

  await vi.waitFor(() => expect(buyGiftCard).toHaveBeenCalledOnce());
  expect(sent(buyGiftCard)).toMatchObject({ amount: "25.00", recipientEmail: "bo@example.com", deliverAt: null });
});

test("what the shop owes stands on the account page", async () => {
  openShop("/account", { me: member("12.50"), orders: page([]), offers: [] });

  const credit = await screen.findByRole("region", { name: "Store credit" });

  expect(within(credit).getByText("$12.50")).toBeVisible();
});
