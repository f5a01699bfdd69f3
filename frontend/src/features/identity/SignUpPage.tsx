/** Sign up. */
import { useTitle } from "~/lib/title";

export function SignUpPage() {
  useTitle("Sign up");
  return (
    <main id="main" className="page section">
      <h1>Sign up</h1>
    </main>
  );
}
