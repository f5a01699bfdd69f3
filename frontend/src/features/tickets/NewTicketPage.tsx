/** Ask a person, about an order or about anything. */
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useQuery } from "urql";
import { Field, TextField } from "~/components/Field";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import { orderWords } from "~/features/orders/orderWords";
import { graphql } from "~/gql";
import type { NewTicketPageQuery as Data } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatDay } from "~/lib/dates";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { useOnce } from "~/lib/useOnce";
import { t } from "~/lib/words";

const NewTicketPageQuery = graphql(`
  query NewTicketPage($id: ID!) {
    order(id: $id) { id number status placedAt quantity lines { id name quantity } }
  }
`);

const OpenTicketMutation = graphql(`
  mutation OpenTicket($input: OpenTicketInput!) {
    openTicket(input: $input) {
      __typename
      ... on Ticket { id }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export function NewTicketPage() {
  useTitle(t("Ask us"));
  const { order: orderId } = useSearch({ from: "/shop/you/tickets/new" });
  const [{ data }] = useQuery({ query: NewTicketPageQuery, variables: { id: orderId ?? "" }, pause: !orderId });
  const [{ fetching }, openTicket] = useOnce("ticket", OpenTicketMutation);
  const [refusal, setRefusal] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});
  const navigate = useNavigate();
  const order = orderId ? data?.order : null;

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { subject: String(form.get("subject")), body: String(form.get("body")), orderId };
    const missing = missingFields(input);
    setErrors(missing);
    if (fetching || Object.keys(missing).length > 0) return;
    const answer = (await openTicket(input)).data?.openTicket;
    if (answer?.__typename === "Ticket") return navigate({ to: "/tickets/$ticketId", params: { ticketId: answer.id } });
    setErrors(answer?.__typename === "InvalidInput" ? fieldErrors(answer) : {});
    setRefusal(refusalOf(answer, "Ticket"));
  }

  return (
    <form className="stack ask" onSubmit={(event) => void send(event)} noValidate>
      <h2>{t("Ask a person")}</h2>
      {order && (
        <Note tone="info">
          {t("About order {number} of {day}, {quantity}. We see it too.", { number: order.number, day: formatDay(order.placedAt), quantity: count(order.quantity, "product") })}
        </Note>
      )}
      <Field
        key={order?.id}
        label={t("What is it about?")}
        name="subject"
        maxLength={200}
        required
        defaultValue={order ? t("Order {number}", { number: order.number }) : ""}
        error={errors.subject}
      />
      <TextField
        key={`about ${order?.id}`}
        label={t("Your question")}
        name="body"
        rows={6}
        maxLength={5000}
        required
        defaultValue={order ? facts(order) : ""}
        error={errors.body}
      />
      <Refusal message={refusal} />
      <p>
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Send it")}
        </button>
      </p>
    </form>
  );
}

/** What the question is about, so that one can send it at once. */
function facts(order: NonNullable<Data["order"]>): string {
  const lines = order.lines.slice(0, 20).map((line) => `${line.quantity} × ${line.name}`);
  const rest = order.lines.length > 20 ? ["…"] : [];
  return `${t("Order {number}", order)}, ${t(orderWords[order.status].label)}:\n${[...lines, ...rest].join("\n")}\n\n`;
}

function missingFields(input: { subject: string; body: string }): Record<string, string> {
  const missing: Record<string, string> = {};
  if (!input.subject.trim()) missing.subject = t("A few words, for example: open yoghurt.");
  if (!input.body.trim()) missing.body = t("Tell us what happened.");
  return missing;
}
