/** Returns, for staff. */
import { useTitle } from "~/lib/title";

export function ReturnsPage() {
  useTitle("Returns");
  return (
    <main id="main" className="page section">
      <h1>Returns</h1>
    </main>
  );
}
