/** What was found. */
import { useTitle } from "~/lib/title";

export function SearchPage() {
  useTitle("Search");
  return (
    <main id="main" className="page section">
      <h1>Search</h1>
    </main>
  );
}
