/** The cart. */
import { useTitle } from "~/lib/title";

export function CartPage() {
  useTitle("Your cart");
  return (
    <main id="main" className="page section">
      <h1>Your cart</h1>
    </main>
  );
}
