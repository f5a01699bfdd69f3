import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { page, staff, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const goods = { __typename: "OfferGoods", category: "bread", brand: ["private"], kind: [], maker: [], size: [], ids: [], minPrice: null, maxPrice: null };

function offer(values: object = {}) {
  return {
    __typename: "OfferSettings",
    id: "offer_1", revision: 3, phase: "RUNNING", name: "Autumn", code: "", reason: "", terms: "", isAutomatic: true, isDraft: false,
    startsAt: "2026-11-01T00:00:00Z", endsAt: "2026-12-01T00:00:00Z", currency: "USD", effect: "AMOUNT", percent: 100,
    amount: usd("2.50"), buy: 1, get: 1, atMost: null, parts: [], goods, spendOn: null, leastSpend: null, leastQuantity: 0,
    markets: [], touchpoints: ["TILL"], campaigns: [], tiers: ["tier_1"], firstOrder: false, bought: null, boughtDays: 0, idleDays: 0,
    group: "", standsAlone: false, rank: 0, mostUses: 50, mostPerDay: null, mostEach: 1, budget: usd("100.00"), uses: 7, codes: 0, given: [usd("17.50")],
    ...values,
  };
}

const shop = { me: staff("MARKETER"), offerSettings: page([offer()]) };

test("an offer says what it gives, how often it was used and what it gave", async () => {
  openShop("/desk/offers", shop);

  const row = (await screen.findByText("Autumn", { selector: "b" })).closest("li")!;
  expect(row).toHaveTextContent("$2.50 off");
  expect(row).toHaveTextContent("Used 7 of 50 times, gave $17.50 of $100.00");
  expect(within(row).getByText("Running")).toBeVisible();
});

test("what the form does not show stays as it was set", async () => {
  const saveOffer = vi.fn<(asked: { input: { offer: object } }) => object>(() => offer({ revision: 4 }));
  openShop("/desk/offers", { ...shop, saveOffer });

  await userEvent.click(await screen.findByRole("button", { name: "Change Autumn" }));
  const form = within(screen.getByRole("form", { name: "Change Autumn" }));
  await userEvent.clear(form.getByLabelText("Amount off"));
  await userEvent.type(form.getByLabelText("Amount off"), "3,00");
  await userEvent.click(form.getByRole("button", { name: "Let it run" }));

  expect(await screen.findByText("Autumn is set.")).toBeVisible();
  const { input } = saveOffer.mock.calls[0]![0];
  expect(input).toMatchObject({ id: "offer_1", revision: 3 });
  expect(input.offer).toMatchObject({ amount: "3.00", goods: { category: "bread", brand: ["PRIVATE"] }, tiers: ["tier_1"], mostEach: 1, touchpoints: ["TILL"] });
});

test("a draft is tried on past orders before anybody gets it", async () => {
  const simulateOffer = { __typename: "OfferSimulation", orders: 120, usedBy: 30, customers: 25, cost: usd("61.20"), turnover: usd("900.00"), isWhole: true, takesForGranted: ["CODE"] };
  openShop("/desk/offers", { me: staff("MARKETER"), offerSettings: page([]), simulateOffer });

  expect(await screen.findByText(/No offer was set yet/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "New offer" }));
  await userEvent.type(screen.getByLabelText("Name"), "Autumn");
  await userEvent.click(screen.getByRole("button", { name: "Try it on past orders" }));

  expect(await screen.findByText(/30 would have had it, by 25 customers, for \$61.20 in all/)).toHaveTextContent("that everybody knew the code");
});

test("what was refused stands at its field", async () => {
  const fields = [{ __typename: "InvalidField", path: "offer.percent", message: "From 1 to 100." }];
  openShop("/desk/offers", { me: staff("MARKETER"), offerSettings: page([]), saveOffer: { __typename: "InvalidInput", message: "No.", fields } });

  await userEvent.click(await screen.findByRole("button", { name: "New offer" }));
  await userEvent.type(screen.getByLabelText("Name"), "Autumn");
  await userEvent.click(screen.getByRole("button", { name: "Keep the draft" }));

  await waitFor(() => expect(screen.getByLabelText("Per cent off")).toHaveAccessibleDescription("From 1 to 100."));
});

test("codes are made a thousand at a time, and how far that is is told", async () => {
  let made = 0;
  const makeOfferCodes = vi.fn(({ input }: { input: { upTo: number } }) => offer({ isAutomatic: false, codes: (made = Math.min(input.upTo, made + 1000)) }));
  openShop("/desk/offers", { me: staff("MARKETER"), offerSettings: page([offer({ isAutomatic: false })]), makeOfferCodes });

  const codes = within(await screen.findByRole("form", { name: "Codes of Autumn" }));
  await userEvent.type(codes.getByLabelText("Make codes until there are"), "2500");
  await userEvent.click(codes.getByRole("button", { name: "Make them" }));

  await waitFor(() => expect(codes.getByRole("status")).toHaveTextContent(/^2500 codes$/));
  expect(makeOfferCodes).toHaveBeenCalledTimes(3);
  expect(codes.getByRole("button", { name: "Download the codes" })).toBeVisible();
});
