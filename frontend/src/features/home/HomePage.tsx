/** The front door. */
import { useTitle } from "~/lib/title";

export function HomePage() {
  useTitle("Home");
  return (
    <main id="main" className="page section">
      <h1>Home</h1>
    </main>
  );
}
