/** One product. */
import { useTitle } from "~/lib/title";

export function ProductPage() {
  useTitle("Product");
  return (
    <main id="main" className="page section">
      <h1>Product</h1>
    </main>
  );
}
