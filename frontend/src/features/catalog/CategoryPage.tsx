/** One aisle. */
import { useTitle } from "~/lib/title";

export function CategoryPage() {
  useTitle("Aisle");
  return (
    <main id="main" className="page section">
      <h1>Aisle</h1>
    </main>
  );
}
