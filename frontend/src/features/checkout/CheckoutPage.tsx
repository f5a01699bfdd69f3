/** From cart to order. */
import { useTitle } from "~/lib/title";

export function CheckoutPage() {
  useTitle("Checkout");
  return (
    <main id="main" className="page section">
      <h1>Checkout</h1>
    </main>
  );
}
