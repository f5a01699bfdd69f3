/** Questions of customers: the queue, the conversation, and who asks. J and K move, R replies. */
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { ticketWords } from "~/features/tickets/ticketWords";
import { useTitle } from "~/lib/title";
import { chosenOf, ticketStatuses, viewOf } from "./choices";
import { Nothing } from "./Nothing";
import { Panes } from "./Panes";
import { StatusFilter } from "./StatusFilter";
import { TicketCustomer } from "./TicketCustomer";
import { TicketList } from "./TicketList";
import { TicketPane } from "./TicketPane";
import { useKeys } from "./useKeys";

export function TicketsPage() {
  useTitle("Tickets, desk");
  const search = useSearch({ from: "/deskFrame/desk/tickets" });
  const status = chosenOf(ticketStatuses, search.status);
  const navigate = useNavigate();
  const [ids, setIds] = useState<string[]>([]);
  const reply = useRef<HTMLTextAreaElement>(null);

  function move(by: number) {
    const id = ids[Math.min(Math.max(ids.indexOf(search.id ?? "") + by, 0), ids.length - 1)];
    if (id) void navigate({ to: "/desk/tickets", search: { ...search, id } });
  }

  useKeys({ j: () => move(1), k: () => move(-1), r: () => reply.current?.focus() });

  return (
    <Panes
      title="Tickets"
      view={viewOf(search)}
      listLabel="Queue"
      itemLabel="Ticket"
      sideLabel="Customer"
      list={
        <>
          <StatusFilter statuses={ticketStatuses} chosen={status} label={(status) => ticketWords[status].label} />
          <TicketList key={status} status={status} chosen={search.id} onShown={setIds} />
          <p className="tiny soft keys">
            <Link to="/desk/tickets/letters">Mails and notices</Link>
            <br />
            <kbd>J</kbd> <kbd>K</kbd> move, <kbd>R</kbd> reply, <kbd>Ctrl ↵</kbd> send
          </p>
        </>
      }
      item={search.id ? <TicketPane key={search.id} id={search.id} field={reply} /> : <Nothing>Choose a ticket.</Nothing>}
      side={search.id && <TicketCustomer id={search.id} />}
    />
  );
}
