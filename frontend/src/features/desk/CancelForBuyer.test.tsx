import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { action, order, page, staff, usd } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

test("staff cancel an order for its buyer, with the reason they chose", async () => {
  const shown = order({ availableActions: [action("CANCEL")] });
  const none = { letGo: usd("0.00"), toGiftCards: usd("0.00"), toStoreCredit: usd("0.00"), points: 0, pointsBack: 0 };
  const cancelOrder = vi.fn<(asked: { input: object }) => object>(() => ({ __typename: "OrderChange", id: "change_1", toCard: usd("10.39"), order: shown, ...none }));
  openShop("/desk/orders?id=order_1", { me: staff("AGENT"), orders: page([shown]), order: shown, cancelOrder });
  const part = within(await screen.findByRole("region", { name: "Cancel for the buyer" }));

  await userEvent.selectOptions(part.getByLabelText("Why it is cancelled"), "We do not have it");
  await userEvent.click(part.getByRole("button", { name: "Cancel this order" }));
  await userEvent.click(await part.findByRole("button", { name: "Yes, cancel it for good" }));

  await vi.waitFor(() => expect(cancelOrder).toHaveBeenCalledTimes(2));
  for (const [asked] of cancelOrder.mock.calls) expect(asked.input).toMatchObject({ orderId: "order_1", reason: "OUT_OF_STOCK" });
});

test("what cannot be cancelled any more offers no way to it", async () => {
  const shown = order({ status: "SHIPPED" });
  openShop("/desk/orders?id=order_1", { me: staff("AGENT"), orders: page([shown]), order: shown });

  await screen.findByRole("heading", { name: /10480/ });
  expect(screen.queryByRole("region", { name: "Cancel for the buyer" })).toBeNull();
});
