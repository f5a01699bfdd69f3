/** One question and its answers. */
import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { formatMoment } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { useRefresh } from "~/lib/useRefresh";
import { t } from "~/lib/words";
import { Conversation } from "./Conversation";
import { ReplyForm } from "./ReplyForm";
import { ticketWords } from "./ticketWords";

const TicketPageQuery = graphql(`
  query TicketPage($id: ID!) {
    ticket(id: $id) {
      id
      number
      subject
      status
      openedAt
      order { id number }
      ...Conversation
    }
  }
`);

export function TicketPage() {
  const { ticketId } = useParams({ from: "/shop/you/tickets/$ticketId" });
  const [{ data, error }, reload] = useQuery({
    query: TicketPageQuery,
    variables: { id: ticketId },
    requestPolicy: "cache-and-network",
  });
  useRefresh(reload, 8);
  const ticket = data?.ticket;
  useTitle(ticket?.subject ?? t("Your question"));
  if (data && !ticket) return <NoSuchTicket />;
  if (!ticket) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={6} />;
  const words = ticketWords[ticket.status];
  return (
    <div className="stack one-ticket">
      <div className="row wrap">
        <h2>
          <bdi>{ticket.subject}</bdi>
        </h2>
        <Mark tone={words.tone}>{t(words.label)}</Mark>
      </div>
      <p className="small soft">
        {t("No. {number}, asked {day}", { number: ticket.number, day: formatMoment(ticket.openedAt) })}
        {ticket.order && (
          <>
            {t(", about")}{" "}
            <Link to="/orders/$orderId" params={{ orderId: ticket.order.id }}>
              {t("order {number}", { number: ticket.order.number })}
            </Link>
          </>
        )}
      </p>
      <Conversation ticket={ticket} />
      {ticket.status === "CLOSED" ? (
        <p className="soft">
          {t("This question is closed.")}{" "}
          <Link to="/tickets/new" search={{ order: ticket.order?.id }}>
            {t("Ask something new")}
          </Link>
        </p>
      ) : (
        <ReplyForm ticketId={ticket.id} label={t("Write to us")} onStale={() => reload({ requestPolicy: "network-only" })} />
      )}
    </div>
  );
}

function NoSuchTicket() {
  return (
    <Empty
      picture="1f4ac"
      title={t("There is no such question.")}
      action={
        <Link className="btn small" to="/tickets">
          {t("See your questions")}
        </Link>
      }
    />
  );
}
