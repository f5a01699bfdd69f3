import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answering, visit } from "~/testing/answers";
import { LegalForm } from "./LegalForm";
import { ReturnTerms } from "./ReturnTerms";
import { SellsFrom } from "./SellsFrom";
import { SenderForm } from "./SenderForm";

const settings = {
  revision: 4,
  name: "Corner",
  company: "",
  postalAddress: "",
  representedBy: "",
  registerEntry: "",
  vatNumber: "",
  email: "",
  phone: "",
  mailName: "",
  mailAddress: "",
  returnBonusPercent: "0.00",
  channels: [],
  taxRates: [],
  sellsFrom: [],
  returnTerms: [],
};

const me = { me: null };
const cart = { cart: null };
const sender = { name: "Ana", address: "" };

test("what is dangerous is asked again once its owner has shown that it is them", async () => {
  const answers = [
    { __typename: "ConfirmationNeeded", message: "Please confirm first that it is you." },
    { __typename: "ShopSettings", revision: 5 },
  ];
  const asked = answering({
    Me: () => me,
    Cart: () => cart,
    ChangeMailSender: () => ({ changeMailSender: answers.shift() }),
    ConfirmIdentity: () => ({ confirmIdentity: { __typename: "IdentityConfirmed", until: "2026-11-22T10:00:00Z" } }),
  });
  let changes = 0;
  visit(<SenderForm settings={settings} onChange={() => changes++} />);

  await userEvent.type(await screen.findByLabelText("Sender's name"), "Ana");
  await userEvent.click(screen.getByRole("button", { name: "Save sender" }));
  await userEvent.type(await screen.findByLabelText("Your present password"), "a long password");
  await userEvent.click(screen.getByRole("button", { name: "Yes, it is me" }));

  await waitFor(() => expect(changes).toBe(1));
  const sent = asked.filter(({ operationName }) => operationName === "ChangeMailSender");
  expect(sent.map(({ variables }) => variables.input)).toEqual([{ revision: 4, ...sender }, { revision: 4, ...sender }]);
});

test("who was overtaken keeps what they wrote, and may save it over the other's", async () => {
  const answers = [
    { __typename: "ChangedMeanwhile", message: "Somebody else has saved this meanwhile.", revision: 3 },
    { __typename: "LegalVersion", number: 4 },
  ];
  const asked = answering({ Me: () => me, Cart: () => cart, WriteLegalText: () => ({ writeLegalText: answers.shift() }) });
  let saved = 0;
  visit(<LegalForm kind="TERMS" after={2} source="Old." isTaken={false} onSaved={() => saved++} />);

  await userEvent.type(await screen.findByLabelText("Text"), " New.");
  await userEvent.click(screen.getByRole("button", { name: "Make it public" }));
  await screen.findByText(/What you typed is still here/);
  expect(screen.getByLabelText("Text")).toHaveValue("Old. New.");
  await userEvent.click(screen.getByRole("button", { name: "Save mine over it" }));

  await waitFor(() => expect(saved).toBe(1));
  const sent = asked.filter(({ operationName }) => operationName === "WriteLegalText");
  expect(sent.map(({ variables }) => (variables.input as { after: number }).after)).toEqual([2, 3]);
});

test("a warehouse is added, goes first and is saved; what was not saved is undone by one press", async () => {
  const [north, south] = ["North", "South"].map((name) => ({ id: name, number: name, name }));
  const market = { code: "us", name: "United States", warehouses: [north!], others: [south!] };
  const asked = answering({ Me: () => me, Cart: () => cart, ChooseWarehouses: () => ({ chooseWarehouses: { __typename: "ShopSettings", revision: 5 } }) });
  let changes = 0;
  visit(<SellsFrom settings={{ ...settings, sellsFrom: [market] }} onChange={() => changes++} />);

  await userEvent.click(await screen.findByRole("button", { name: "Add South" }));
  await userEvent.click(screen.getByRole("button", { name: "As it was" }));
  await userEvent.click(screen.getByRole("button", { name: "Add South" }));
  await userEvent.click(screen.getByRole("button", { name: "Sooner South" }));
  await userEvent.click(screen.getByRole("button", { name: "Save the warehouses of United States" }));

  await waitFor(() => expect(changes).toBe(1));
  const [sent] = asked.filter(({ operationName }) => operationName === "ChooseWarehouses");
  expect(sent?.variables.input).toEqual({ revision: 4, channel: "us", warehouseIds: ["South", "North"] });
});

test("the days to send back are saved for their market, and a fault stands beside its field", async () => {
  const fields = [{ path: "returnDays", message: "A whole number from 0 to 730." }];
  const answers = [
    { __typename: "InvalidInput", message: "Some of this cannot be taken.", fields },
    { __typename: "ShopSettings", revision: 5 },
  ];
  const asked = answering({ Me: () => me, Cart: () => cart, ChangeReturnTerms: () => ({ changeReturnTerms: answers.shift() }) });
  const fee = { amount: "4.99", currency: "EUR" };
  const approvedBelow = { amount: "25.00", currency: "EUR" };
  const returnTerms = [{ code: "eu", name: "Europe", returnDays: 30, changeMinutes: 60, fee, approvedBelow }];
  let changes = 0;
  visit(<ReturnTerms settings={{ ...settings, returnTerms }} onChange={() => changes++} />);

  const days = await screen.findByLabelText("Days to send goods back");
  await userEvent.clear(days);
  await userEvent.type(days, "9000");
  await userEvent.click(screen.getByRole("button", { name: "Save the terms of Europe" }));
  await waitFor(() => expect(days).toHaveAttribute("aria-invalid", "true"));
  await userEvent.clear(days);
  await userEvent.type(days, "14");
  await userEvent.click(screen.getByRole("button", { name: "Save the terms of Europe" }));

  await waitFor(() => expect(changes).toBe(1));
  const sent = asked.filter(({ operationName }) => operationName === "ChangeReturnTerms");
  const terms = { revision: 4, channel: "eu", changeMinutes: 60, returnFee: "4.99", approvedBelow: "25.00" };
  expect(sent.map(({ variables }) => variables.input)).toEqual([{ ...terms, returnDays: 9000 }, { ...terms, returnDays: 14 }]);
});
