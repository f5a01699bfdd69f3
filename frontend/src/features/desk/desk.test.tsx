import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { aReturn, ana, message, order, page, staff, ticket } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

test("an agent who opens the desk sees the tickets, and no figures", async () => {
  const shop = openShop("/desk", { me: staff("AGENT"), tickets: page([ticket()]) });

  expect(await screen.findByText("Open yoghurt")).toBeVisible();
  expect(shop.path()).toBe("/desk/tickets");
  const rail = within(screen.getByRole("navigation", { name: "Desk" }));
  expect(rail.getByRole("link", { name: "Returns" })).toBeVisible();
  expect(rail.queryByRole("link", { name: "Figures" })).toBeNull();
});

test("a customer is sent back to the shop", async () => {
  openShop("/desk/orders", { me: ana() });

  expect(await screen.findByRole("heading", { name: "The desk is for those who work here." })).toBeVisible();
  expect(screen.getByRole("link", { name: "Go to the shop" })).toBeVisible();
});

test("a stranger logs in and comes back", async () => {
  openShop("/desk/orders", { me: null });

  expect(await screen.findByRole("link", { name: "Log in" })).toHaveAttribute("href", "/login?next=%2Fdesk%2Forders");
});

test("a role that may not see something is told so", async () => {
  const orders = () => {
    throw Object.assign(new Error("no"), { extensions: { code: "FORBIDDEN" } });
  };
  openShop("/desk/orders", { me: staff("SALES_REP"), orders });

  expect(await screen.findByText("Your role does not work on this.")).toBeVisible();
});

test("only the steps that the shop allows are offered", async () => {
  const shown = order({ nextStatuses: ["PACKED", "CANCELLED"] });
  openShop("/desk/orders?id=order_1", { me: staff("OWNER"), orders: page([shown]), order: shown });

  expect(await screen.findByRole("button", { name: "It is packed" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Cancel the order" })).toBeVisible();
  expect(screen.queryByRole("button", { name: "It has left" })).toBeNull();
});

test("a step taken shows in the order and in the list", async () => {
  const shown = order({ nextStatuses: ["PACKED"] });
  const advanceOrder = vi.fn<(asked: { input: object }) => object>(() => order({ status: "PACKED", nextStatuses: ["SHIPPED"] }));
  openShop("/desk/orders?id=order_1", { me: staff("OWNER"), orders: page([shown]), order: shown, advanceOrder });

  await userEvent.click(await screen.findByRole("button", { name: "It is packed" }));

  expect(await screen.findByRole("button", { name: "It has left" })).toBeVisible();
  const list = within(screen.getByRole("navigation", { name: "Orders" }));
  expect(list.getByText("Packed", { selector: ".mark" })).toBeVisible();
  expect(advanceOrder.mock.calls[0]![0].input).toMatchObject({ orderId: "order_1", to: "PACKED" });
});

test("a stale screen says why not and loads what is true now", async () => {
  let now = order({ nextStatuses: ["PACKED"] });
  const advanceOrder = () => {
    now = order({ status: "SHIPPED", nextStatuses: ["DELIVERED"] });
    return { __typename: "IllegalMove", message: "Order 10480 is shipped already.", status: "SHIPPED", allowed: ["DELIVERED"] };
  };
  openShop("/desk/orders?id=order_1", { me: staff("OWNER"), orders: page([now]), order: () => now, advanceOrder });

  await userEvent.click(await screen.findByRole("button", { name: "It is packed" }));

  expect(await screen.findByText("Order 10480 is shipped already.")).toBeVisible();
  expect(await screen.findByRole("button", { name: "It is delivered" })).toBeVisible();
});

test("orders are searched and filtered by the address", async () => {
  const orders = vi.fn<(asked: object) => object>(() => page([]));
  const shop = openShop("/desk/orders", { me: staff("OWNER"), orders });
  await userEvent.type(await screen.findByRole("searchbox"), "10480{Enter}");

  await userEvent.click(screen.getByRole("link", { name: "Packed" }));

  await vi.waitFor(() => expect(shop.path()).toContain("status=PACKED"));
  await vi.waitFor(() => expect(screen.getByText("No order fits.")).toBeVisible());
  expect(orders.mock.calls.some(([asked]) => "search" in asked && asked.search === "10480")).toBe(true);
});

test("a return is rejected only with an answer", async () => {
  const rejectReturn = vi.fn<(asked: { input: object }) => object>(() => aReturn({ status: "REJECTED", answer: "It was opened." }));
  openShop("/desk/returns?id=return_1", { me: staff("AGENT"), returns: page([aReturn()]), return: aReturn(), order: order(), rejectReturn });

  await userEvent.click(await screen.findByRole("button", { name: "Reject" }));
  await userEvent.type(screen.getByLabelText("Why it is not accepted"), "It was opened.");
  await userEvent.click(screen.getByRole("button", { name: "Reject with this answer" }));

  expect((await screen.findByText(/We answered:/)).textContent).toBe("We answered: It was opened.");
  expect(rejectReturn.mock.calls[0]![0].input).toMatchObject({ returnId: "return_1", answer: "It was opened." });
});

test("a return goes from approved to received to refunded", async () => {
  const approved = aReturn({ status: "APPROVED" });
  openShop("/desk/returns?id=return_1", {
    me: staff("AGENT"),
    returns: page([approved]),
    return: approved,
    order: order(),
    receiveReturn: aReturn({ status: "RECEIVED" }),
    refundReturn: aReturn({ status: "REFUNDED" }),
  });

  await userEvent.click(await screen.findByRole("button", { name: "The goods are here" }));
  await userEvent.click(await screen.findByRole("button", { name: "Refund $2.50" }));

  expect((await screen.findAllByText("Refunded", { selector: ".mark" })).length).toBeGreaterThan(0);
  expect(screen.queryByRole("button", { name: "Refund $2.50" })).toBeNull();
});

test("each unit that came is graded, and the refund is what the shop says then", async () => {
  const lines = [{ ...aReturn().lines[0]!, quantity: 3 }];
  const kept = { amount: "1.67", currency: "USD" };
  const receiveReturn = vi.fn<(asked: { input: object }) => object>(() => aReturn({ status: "RECEIVED", refund: kept }));
  const approved = aReturn({ status: "APPROVED", lines });
  openShop("/desk/returns?id=return_1", { me: staff("AGENT"), returns: page([approved]), return: approved, order: order(), receiveReturn });

  await userEvent.click(await screen.findByRole("button", { name: "Look at each unit" }));
  const form = within(screen.getByRole("form", { name: "How the goods came" }));
  for (const grade of ["Damaged", "Not there"]) {
    const stepper = form.getByRole("group", { name: new RegExp(`^${grade}, `) });
    await userEvent.click(within(stepper).getByRole("button", { name: "One more" }));
  }
  expect(form.getByText("1 of 3 like new, back on the shelf.")).toBeVisible();
  await userEvent.click(form.getByRole("checkbox"));
  await userEvent.click(form.getByRole("button", { name: "Receive as counted" }));

  expect(await screen.findByRole("button", { name: "Refund $1.67" })).toBeVisible();
  const graded = [{ returnLineId: "returnline_1", likeNew: 1, opened: 0, damaged: 1, missing: 1 }];
  expect(receiveReturn.mock.calls[0]![0].input).toMatchObject({ returnId: "return_1", lines: graded, restStaysOpen: true });
});

test("an agent answers, with the customer's orders beside the conversation", async () => {
  const answered = ticket({
    status: "ANSWERED",
    messages: [message(), message({ id: "message_2", body: "Sorry. Refunded.", author: "Ines", isFromStaff: true })],
  });
  openShop("/desk/tickets?id=ticket_1", {
    me: staff("AGENT"),
    tickets: page([ticket()]),
    ticket: ticket(),
    orders: page([order()]),
    replyToTicket: answered,
  });
  const beside = within(await screen.findByRole("region", { name: "Customer" }));
  expect(await beside.findByRole("link", { name: "10480" })).toBeVisible();

  await userEvent.type(await screen.findByLabelText("Answer Ana Moreira"), "Sorry. Refunded.");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");

  expect(await screen.findByText("Sorry. Refunded.", { selector: ".say" })).toBeVisible();
});

test("J moves to the next ticket and R begins an answer", async () => {
  const tickets = page([ticket(), ticket({ id: "ticket_2", subject: "Collect at Mill Road" })]);
  const shop = openShop("/desk/tickets?id=ticket_1", { me: staff("AGENT"), tickets, ticket: ({ id }: { id: string }) => ticket({ id }), orders: page([]) });
  await screen.findByText("Collect at Mill Road");

  await vi.waitFor(async () => {
    await userEvent.keyboard("j");
    expect(shop.path()).toContain("id=ticket_2");
  });
  await screen.findByLabelText("Answer Ana Moreira");
  await userEvent.keyboard("r");

  expect(screen.getByLabelText("Answer Ana Moreira")).toHaveFocus();
});

test("a figure without data says so, and each shows what it was computed from", async () => {
  const analytics = ({ channel }: { channel: string | null }) => ({
    conversion: channel === "TILL" ? { value: null, numerator: 0, denominator: 0 } : { value: 0.063, numerator: 12, denominator: 190 },
    aov: { value: { amount: "31.20", currency: "USD" }, orders: 155 },
    repeatPurchaseRate: { value: 0.97, numerator: 97, denominator: 100 },
    cartAbandonment: { value: null, numerator: 0, denominator: 0 },
    revenue: { value: { amount: "4836.00", currency: "USD" }, orders: 155 },
    orders: 155,
  });
  openShop("/desk", { me: staff("ANALYST"), analytics });

  expect(await screen.findByText("12 of 190 visits with a product view")).toBeVisible();
  const tills = within(await screen.findByRole("row", { name: /^Tills/ }));
  expect(tills.getByText("No data yet")).toBeVisible();
  expect(tills.getByText("$4,836.00")).toBeVisible();
  expect(screen.getByRole("link", { name: "Query" })).toHaveAttribute("href", expect.stringMatching(/^\/graphiql\/\?query=/));
});

test("an associate sees who gives the money back instead of a button that would be refused", async () => {
  const received = aReturn({ status: "RECEIVED" });
  openShop("/desk/returns?id=return_1", { me: staff("ASSOCIATE"), returns: page([received]), return: received, order: order() });

  expect(await screen.findByText("The goods are back. An agent or the owner gives $2.50 back.")).toBeVisible();
  expect(screen.queryByRole("button", { name: /Refund/ })).toBeNull();
});

test("a sales rep who follows a link to the returns is told what is theirs", async () => {
  openShop("/desk/returns", { me: staff("SALES_REP") });

  expect(await screen.findByRole("heading", { name: "Your role does not work on returns." })).toBeVisible();
  expect(screen.getByText(/It works on orders and stock\./)).toBeVisible();
});
