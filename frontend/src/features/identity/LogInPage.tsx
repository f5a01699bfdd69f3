/** Log in. */
import { useTitle } from "~/lib/title";

export function LogInPage() {
  useTitle("Log in");
  return (
    <main id="main" className="page section">
      <h1>Log in</h1>
    </main>
  );
}
