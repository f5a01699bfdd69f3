/** Where each role lands. */
import { useTitle } from "~/lib/title";

export function DeskPage() {
  useTitle("Desk");
  return (
    <main id="main" className="page section">
      <h1>Desk</h1>
    </main>
  );
}
