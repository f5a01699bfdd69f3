/** All aisles. */
import { useTitle } from "~/lib/title";

export function AislesPage() {
  useTitle("Aisles");
  return (
    <main id="main" className="page section">
      <h1>Aisles</h1>
    </main>
  );
}
