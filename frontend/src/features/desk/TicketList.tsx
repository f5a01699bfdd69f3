/** The queue: whoever waits longest for an answer can be seen at a glance. */
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { ticketWords } from "~/features/tickets/ticketWords";
import { graphql } from "~/gql";
import type { DeskTicketsQuery as Data, TicketStatus } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useRefresh } from "~/lib/useRefresh";
import { Nothing, NotThere } from "./Nothing";
import { formatWait } from "./wait";

const DeskTicketsQuery = graphql(`
  query DeskTickets($status: TicketStatus, $after: String) {
    tickets(status: $status, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number subject status updatedAt customer { id name } }
    }
  }
`);

type Props = { status?: TicketStatus; chosen?: string; onShown: (ids: string[]) => void };

export function TicketList(props: Props) {
  return <Pages>{(page) => <Part {...props} {...page} />}</Pages>;
}

function Part({ status, chosen, onShown, after, onMore }: Props & PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: DeskTicketsQuery,
    variables: { status, after },
    requestPolicy: "cache-and-network",
  });
  useRefresh(reload, 10);
  const nodes = data?.tickets.nodes;
  useEffect(() => {
    if (nodes && !after) onShown(nodes.map((ticket) => ticket.id));
  }, [nodes, after, onShown]);
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (data.tickets.nodes.length === 0) return <Nothing>No ticket here. Everybody is answered.</Nothing>;
  return (
    <>
      {!after && <p className="tiny soft queue-count">{count(data.tickets.totalCount, "ticket")}</p>}
      {data.tickets.nodes.map((ticket) => (
        <Row key={ticket.id} ticket={ticket} isChosen={ticket.id === chosen} />
      ))}
      <ShowMore pageInfo={data.tickets.pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}

function Row({ ticket, isChosen }: { ticket: Data["tickets"]["nodes"][number]; isChosen: boolean }) {
  const words = ticketWords[ticket.status];
  return (
    <Link
      className="q"
      to="/desk/tickets"
      search={(before: object) => ({ ...before, id: ticket.id, view: undefined })}
      aria-current={isChosen ? "true" : undefined}
      activeProps={{}}
    >
      <bdi className="b">{ticket.customer.name}</bdi>
      {ticket.status === "OPEN" ? (
        <span className="clock warn">{formatWait(ticket.updatedAt, new Date())}</span>
      ) : (
        <Mark tone={words.tone}>{words.label}</Mark>
      )}
      <p className="small soft">
        <bdi>{ticket.subject}</bdi>
      </p>
    </Link>
  );
}
