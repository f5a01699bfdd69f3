/** All questions that one shopper asked. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import type { TicketsPageQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { ticketWords } from "./ticketWords";

const TicketsPageQuery = graphql(`
  query TicketsPage($after: String) {
    tickets(first: 10, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id number subject status updatedAt order { id number } }
    }
  }
`);

export function TicketsPage() {
  useTitle(t("Your questions"));
  return (
    <div className="stack">
      <div className="row wrap">
        <h2>{t("Your questions")}</h2>
        <Link className="btn small push" to="/tickets/new" search={{}}>
          {t("Ask something")}
        </Link>
      </div>
      <Pages>{(page) => <TicketsPart {...page} />}</Pages>
    </div>
  );
}

function TicketsPart({ after, onMore }: PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: TicketsPageQuery,
    variables: { after },
    requestPolicy: "cache-and-network",
  });
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={5} />;
  const { nodes, pageInfo } = data.tickets;
  if (nodes.length === 0) {
    return (
      <Empty picture="1f4ac" title={t("No questions yet.")}>
        {t("A person answers here, and you see all of it on one page.")}
      </Empty>
    );
  }
  return (
    <>
      <ul className="ticket-list">
        {nodes.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label={t("Show earlier questions")} />
    </>
  );
}

function TicketRow({ ticket }: { ticket: Data["tickets"]["nodes"][number] }) {
  const words = ticketWords[ticket.status];
  return (
    <li>
      <div>
        <Link className="b" to="/tickets/$ticketId" params={{ ticketId: ticket.id }}>
          <bdi>{ticket.subject}</bdi>
        </Link>
        <p className="small soft">
          {t("No. {number}", { number: ticket.number })}
          {ticket.order && t(", order {number}", { number: ticket.order.number })}, {formatMoment(ticket.updatedAt)}
        </p>
      </div>
      <Mark tone={words.tone}>{t(words.label)}</Mark>
    </li>
  );
}
