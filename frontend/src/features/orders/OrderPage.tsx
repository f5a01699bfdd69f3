/** One order. */
import { useTitle } from "~/lib/title";

export function OrderPage() {
  useTitle("Order");
  return (
    <main id="main" className="page section">
      <h1>Order</h1>
    </main>
  );
}
