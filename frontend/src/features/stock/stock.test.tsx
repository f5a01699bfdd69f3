import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { answering, visit } from "~/testing/answers";
import { ChangeStock } from "./ChangeStock";

const place = { __typename: "StockLocation" as const, id: "location_1", name: "North", kind: "STORE" as const, number: "7" };
const level = {
  __typename: "StockLevel" as const,
  id: "stock_1",
  onHand: 10,
  allocated: 2,
  reserved: 1,
  incoming: 4,
  safety: 0,
  backorder: 0,
  available: 7,
  location: place,
};

test("a stale screen writes nothing, keeps what was typed, and goes on from the present number", async () => {
  const answers = [{ __typename: "StockChanged", message: "Changed.", level: { ...level, onHand: 9 } }, { ...level, onHand: 12 }];
  const asked = answering({ Cart: () => ({ cart: null }), CountStock: () => ({ countStock: answers.shift() }) });
  let isDone = false;
  visit(<ChangeStock variantId="variant_1" level={level as never} onDone={() => (isDone = true)} />);

  await userEvent.type(await screen.findByLabelText("How many are there"), "12");
  await userEvent.click(screen.getByRole("button", { name: "Write it down" }));
  expect(await screen.findByText(/You saw 10 on hand, now there are 9/)).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: "Go on from 9" }));
  await userEvent.click(screen.getByRole("button", { name: "Write it down" }));

  await expect.poll(() => isDone).toBe(true);
  const sent = asked.filter((one) => one.operationName === "CountStock").map(({ variables }) => variables.input);
  expect(sent).toMatchObject([
    { counted: 12, expectedOnHand: 10 },
    { counted: 12, expectedOnHand: 9 },
  ]);
});

test("what is promised stays, and the refusal says so", async () => {
  const refused = { __typename: "StockIsPromised", message: "3 of these are promised to buyers, so at least 3 must stay." };
  answering({ Cart: () => ({ cart: null }), AdjustStock: () => ({ adjustStock: refused }) });
  visit(<ChangeStock variantId="variant_1" level={level as never} onDone={() => undefined} />);

  await userEvent.click(await screen.findByRole("button", { name: "Correct" }));
  await userEvent.type(screen.getByLabelText("How many more, or fewer"), "-9");
  await userEvent.click(screen.getByRole("button", { name: "Write it down" }));

  expect(await screen.findByText(/at least 3 must stay/)).toBeVisible();
});
