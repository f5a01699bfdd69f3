import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ana, message, order, page, ticket } from "~/testing/factories";
import { openShop } from "~/testing/openShop";

test("a question about an order takes the order along", async () => {
  const openTicket = vi.fn<(asked: { input: object }) => object>(() => ticket());
  openShop("/tickets/new?order=order_1", { me: ana(), order: order(), openTicket, ticket: ticket() });
  expect(await screen.findByText(/About order 10480/)).toBeVisible();
  expect(await screen.findByDisplayValue("Order 10480")).toBeVisible();

  await userEvent.type(screen.getByLabelText("Your question"), "A yoghurt was open.");
  await userEvent.click(screen.getByRole("button", { name: "Send it" }));

  expect(await screen.findByRole("log", { name: "Conversation" })).toHaveTextContent("A yoghurt was open.");
  const [asked] = openTicket.mock.calls[0]!;
  expect(asked.input).toMatchObject({
    subject: "Order 10480",
    body: "Order 10480, Paid:\n2 × Toaster pastries\n\nA yoghurt was open.",
    orderId: "order_1",
  });
});

test("an empty question is stopped at the field", async () => {
  const openTicket = vi.fn();
  openShop("/tickets/new", { me: ana(), openTicket });

  await userEvent.click(await screen.findByRole("button", { name: "Send it" }));

  expect(screen.getByLabelText("Your question")).toHaveAccessibleDescription("Tell us what happened.");
  expect(openTicket).not.toHaveBeenCalled();
});

test("what the shop does not accept stands at its field", async () => {
  const openTicket = {
    __typename: "InvalidInput",
    message: "Something is not right.",
    fields: [{ path: "subject", message: "At most 200 characters." }],
  };
  openShop("/tickets/new", { me: ana(), openTicket });
  await userEvent.type(await screen.findByLabelText("What is it about?"), "Milk");
  await userEvent.type(screen.getByLabelText("Your question"), "Hello");

  await userEvent.click(screen.getByRole("button", { name: "Send it" }));

  expect(await screen.findByLabelText("What is it about?")).toHaveAccessibleDescription("At most 200 characters.");
});

test("an answer is sent and joins the conversation", async () => {
  const answered = ticket({ messages: [message(), message({ id: "message_2", body: "Lot 42." })] });
  openShop("/tickets/ticket_1", { me: ana(), ticket: ticket(), replyToTicket: answered });

  await userEvent.type(await screen.findByLabelText("Write to us"), "Lot 42.");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));

  expect(await screen.findByText("Lot 42.", { selector: ".say" })).toBeVisible();
  expect(screen.getByLabelText("Write to us")).toHaveValue("");
});

test("a question that was closed meanwhile says so and keeps what was written", async () => {
  let status = "OPEN";
  const replyToTicket = () => {
    status = "CLOSED";
    return { __typename: "TicketClosed", message: "This question is closed." };
  };
  openShop("/tickets/ticket_1", { me: ana(), ticket: () => ticket({ status }), replyToTicket });

  await userEvent.type(await screen.findByLabelText("Write to us"), "One more thing");
  await userEvent.click(screen.getByRole("button", { name: "Send" }));

  expect(await screen.findByRole("link", { name: "Ask something new" })).toBeVisible();
});

test("no questions yet is not an error", async () => {
  openShop("/tickets", { me: ana(), tickets: page([]) });

  expect(await screen.findByRole("heading", { name: "No questions yet." })).toBeVisible();
});

test("words written from right to left leave those around them alone", async () => {
  openShop("/tickets/ticket_1", { me: ana(), ticket: ticket({ subject: "חלב", messages: [message({ author: "דנה", body: "שלום" })] }) });

  expect((await screen.findByText("חלב")).tagName).toBe("BDI");
  expect(screen.getByText("דנה").tagName).toBe("BDI");
  expect(screen.getByText("שלום")).toHaveAttribute("dir", "auto");
});
