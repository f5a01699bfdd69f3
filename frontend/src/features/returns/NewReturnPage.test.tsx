import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { aReturn, ana, line, order, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

const delivered = () => order({ status: "DELIVERED", canReturn: true });

test("choosing goods shows the refund before anything is asked", async () => {
  openShop("/returns/new?order=order_1", { me: ana(), order: delivered() });

  await userEvent.click(await screen.findByRole("button", { name: /Send back Toaster pastries/ }));
  await userEvent.click(screen.getByRole("button", { name: "One more" }));

  expect(screen.getByRole("button", { name: /Ask for about \$5.00 back/ })).toBeVisible();
});

test("what is kept for sending it back depends on the reason, and is told before", async () => {
  const told = (reason?: string) => {
    const isOurs = reason === "DAMAGED";
    const refund = usd(isOurs ? "2.50" : "0.51");
    return {
      goods: usd("2.50"),
      discounts: usd("0.00"),
      delivery: usd("0.00"),
      fees: usd(isOurs ? "0.00" : "-1.99"),
      givenOtherwise: usd("0.00"),
      refund,
      bonus: usd("0.00"),
      pointsTaken: 0,
      parts: [{ way: "payment", amount: refund }],
    };
  };
  openShop("/returns/new?order=order_1", { me: ana(), order: delivered(), returnPreview: ({ reason }: { reason?: string }) => told(reason) });

  await userEvent.click(await screen.findByRole("button", { name: /Send back Toaster pastries/ }));
  expect(await screen.findByText("For sending it back")).toBeVisible();
  expect(screen.getByRole("button", { name: "Ask for $0.51 back" })).toBeVisible();
  await userEvent.click(screen.getByRole("radio", { name: "It was damaged or open" }));

  expect(await screen.findByRole("button", { name: "Ask for $2.50 back" })).toBeVisible();
  expect(screen.queryByText("For sending it back")).toBeNull();
});

test("no more goes back than can", async () => {
  openShop("/returns/new?order=order_1", { me: ana(), order: order({ canReturn: true, lines: [line({ quantityReturnable: 1 })] }) });

  await userEvent.click(await screen.findByRole("button", { name: /Send back/ }));
  await userEvent.click(screen.getByRole("button", { name: "One more" }));

  expect(within(screen.getByRole("group", { name: /How many/ })).getByText("1")).toBeVisible();
});

test("what was chosen is asked for, and leads to the return", async () => {
  const requestReturn = vi.fn<(asked: { input: object }) => object>(() => aReturn());
  const shop = openShop("/returns/new?order=order_1", { me: ana(), order: delivered(), requestReturn, return: aReturn() });
  await userEvent.click(await screen.findByRole("button", { name: /Send back/ }));
  await userEvent.click(screen.getByRole("radio", { name: "It was damaged or open" }));

  await userEvent.click(screen.getByRole("button", { name: /Ask for about/ }));

  expect(await screen.findByRole("heading", { name: "Return R-2207" })).toBeVisible();
  expect(shop.path()).toBe("/returns/return_1");
  const [asked] = requestReturn.mock.calls[0]!;
  expect(asked.input).toMatchObject({ orderId: "order_1", lines: [{ orderLineId: "line_1", quantity: 1 }], reason: "DAMAGED" });
});

test("it may be brought to a store, once that is chosen", async () => {
  const requestReturn = vi.fn<(asked: { input: object }) => object>(() => aReturn());
  const stores = [{ id: "store_1", name: "Elm Street", city: "Dayton" }];
  openShop("/returns/new?order=order_1", { me: ana(), order: delivered(), requestReturn, return: aReturn(), stores });
  await userEvent.click(await screen.findByRole("button", { name: /Send back/ }));
  await userEvent.click(screen.getByRole("radio", { name: "It was damaged or open" }));
  await userEvent.click(screen.getByRole("radio", { name: "I bring it to a store" }));

  await userEvent.click(screen.getByRole("button", { name: /Ask for about/ }));
  expect(screen.getByText("Choose a store.")).toBeVisible();
  expect(requestReturn).not.toHaveBeenCalled();
  await userEvent.click(await screen.findByRole("radio", { name: "Elm Street Dayton" }));
  await userEvent.click(screen.getByRole("button", { name: /Ask for about/ }));

  expect(await screen.findByRole("heading", { name: "Return R-2207" })).toBeVisible();
  const [asked] = requestReturn.mock.calls[0]!;
  expect(asked.input).toMatchObject({ dropOffId: "store_1" });
});

test("without goods or a reason nothing is sent", async () => {
  const requestReturn = vi.fn();
  openShop("/returns/new?order=order_1", { me: ana(), order: delivered(), requestReturn });

  await userEvent.click(await screen.findByRole("button", { name: "Ask for the return" }));
  expect(screen.getByText("Choose at least one product.")).toBeVisible();
  await userEvent.click(screen.getByRole("button", { name: /Send back/ }));
  await userEvent.click(screen.getByRole("button", { name: /Ask for about/ }));

  expect(screen.getByText("Choose a reason.")).toBeVisible();
  expect(requestReturn).not.toHaveBeenCalled();
});

test("a refusal is said and what was chosen stays", async () => {
  const requestReturn = { __typename: "NotReturnable", message: "The thirty days are over.", reason: "TOO_LATE" };
  openShop("/returns/new?order=order_1", { me: ana(), order: delivered(), requestReturn });
  await userEvent.click(await screen.findByRole("button", { name: /Send back/ }));
  await userEvent.click(screen.getByRole("radio", { name: "I changed my mind" }));

  await userEvent.click(screen.getByRole("button", { name: /Ask for about/ }));

  expect(await screen.findByText("The thirty days are over.")).toBeVisible();
  expect(screen.getByRole("group", { name: /How many/ })).toBeVisible();
});

test("a guest asks for a return as anybody else, and follows it", async () => {
  const shop = openShop("/returns/new?order=order_1", { me: null, order: delivered(), requestReturn: aReturn(), return: aReturn() });
  await userEvent.click(await screen.findByRole("button", { name: /Send back/ }));
  await userEvent.click(screen.getByRole("radio", { name: "It was damaged or open" }));

  await userEvent.click(screen.getByRole("button", { name: /Ask for about/ }));

  expect(await screen.findByRole("heading", { name: "Return R-2207" })).toBeVisible();
  expect(shop.path()).toBe("/returns/return_1");
  expect(screen.queryByRole("link", { name: "Ask about it" })).toBeNull();
});
