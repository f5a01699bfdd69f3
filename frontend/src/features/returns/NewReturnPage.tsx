/** Send something back. */
import { useTitle } from "~/lib/title";

export function NewReturnPage() {
  useTitle("Send something back");
  return (
    <main id="main" className="page section">
      <h1>Send something back</h1>
    </main>
  );
}
