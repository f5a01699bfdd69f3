/** After paying. */
import { useTitle } from "~/lib/title";

export function DonePage() {
  useTitle("Thank you");
  return (
    <main id="main" className="page section">
      <h1>Thank you</h1>
    </main>
  );
}
