/** Tickets, for staff. */
import { useTitle } from "~/lib/title";

export function TicketsPage() {
  useTitle("Tickets");
  return (
    <main id="main" className="page section">
      <h1>Tickets</h1>
    </main>
  );
}
