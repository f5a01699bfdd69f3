/** Everything about oneself. */
import { useTitle } from "~/lib/title";

export function AccountPage() {
  useTitle("Your account");
  return (
    <main id="main" className="page section">
      <h1>Your account</h1>
    </main>
  );
}
