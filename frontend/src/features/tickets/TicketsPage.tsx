/** All questions asked. */
import { useTitle } from "~/lib/title";

export function TicketsPage() {
  useTitle("Your questions");
  return (
    <main id="main" className="page section">
      <h1>Your questions</h1>
    </main>
  );
}
