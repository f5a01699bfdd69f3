/** Narrows a list to one status; the choice stands in the address. */
import { Link } from "@tanstack/react-router";
import type { FulfilmentStatus, OrderStatus, ReturnStatus, TicketStatus } from "~/gql/graphql";

type AnyStatus = FulfilmentStatus | OrderStatus | ReturnStatus | TicketStatus;
type Props<Status extends AnyStatus> = { statuses: readonly Status[]; chosen?: Status; label: (status: Status) => string };

export function StatusFilter<Status extends AnyStatus>({ statuses, chosen, label }: Props<Status>) {
  return (
    <div className="filter" role="group" aria-label="Status">
      {[undefined, ...statuses].map((status) => (
        <Link
          key={status ?? "all"}
          className={status === chosen ? "chip on" : "chip"}
          to="."
          search={{ status }}
          aria-current={status === chosen ? "true" : undefined}
          activeProps={{}}
        >
          {status ? label(status) : "All"}
        </Link>
      ))}
    </div>
  );
}
