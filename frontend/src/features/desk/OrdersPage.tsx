/** Orders, for staff. */
import { useTitle } from "~/lib/title";

export function OrdersPage() {
  useTitle("Orders");
  return (
    <main id="main" className="page section">
      <h1>Orders</h1>
    </main>
  );
}
