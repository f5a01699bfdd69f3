/** One question and its answers. */
import { useTitle } from "~/lib/title";

export function TicketPage() {
  useTitle("Your question");
  return (
    <main id="main" className="page section">
      <h1>Your question</h1>
    </main>
  );
}
