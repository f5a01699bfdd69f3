/** One ticket as an agent works on it. */
import { Link } from "@tanstack/react-router";
import type { Ref } from "react";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Conversation } from "~/features/tickets/Conversation";
import { ReplyForm } from "~/features/tickets/ReplyForm";
import { ticketWords } from "~/features/tickets/ticketWords";
import { graphql } from "~/gql";
import { formatMoment } from "~/lib/dates";
import { useRefresh } from "~/lib/useRefresh";
import { Nothing, NotThere } from "./Nothing";

const DeskTicketQuery = graphql(`
  query DeskTicket($id: ID!) {
    ticket(id: $id) {
      id
      number
      subject
      status
      openedAt
      customer { id name }
      order { id number }
      ...Conversation
    }
  }
`);

export function TicketPane({ id, field }: { id: string; field: Ref<HTMLTextAreaElement> }) {
  const [{ data, error }, load] = useQuery({
    query: DeskTicketQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const reload = () => load({ requestPolicy: "network-only" });
  useRefresh(load, 8);
  if (!data) return <NotThere error={error} onRetry={reload} />;
  const ticket = data.ticket;
  if (!ticket) return <Nothing>There is no such ticket, or it is not for your role.</Nothing>;
  const words = ticketWords[ticket.status];
  return (
    <>
      <div className="hd">
        <div className="row wrap">
          <h2>
            <bdi>{ticket.subject}</bdi>
          </h2>
          <Mark tone={words.tone}>{words.label}</Mark>
        </div>
        <p className="small soft">
          Ticket {ticket.number}, opened {formatMoment(ticket.openedAt)}
          {ticket.order && (
            <>
              , about{" "}
              <Link to="/desk/orders" search={{ id: ticket.order.id }}>
                order {ticket.order.number}
              </Link>
            </>
          )}
        </p>
      </div>
      <Conversation ticket={ticket} isStaff />
      <div className="ft">
        {ticket.status === "CLOSED" ? (
          <p className="soft">This ticket is closed.</p>
        ) : (
          <ReplyForm ticketId={ticket.id} label={`Answer ${ticket.customer.name}`} canClose onStale={reload} field={field} />
        )}
      </div>
    </>
  );
}
