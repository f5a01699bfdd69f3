/** Where it can be had now: delivered from the warehouse, or on the shelf of a store. */
import { Store, Truck } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";
import { Quantity, StoreRows } from "./StoreRows";

const StoreSearch = lazy(() => import("./StoreSearch"));
const NearbyStores = lazy(() => import("~/features/stock/NearbyStores"));

const StoreStockFragment = graphql(`
  fragment StoreStock on Product {
    id
    slug
    variantId
    stock
    quantityAvailable
    availability(first: 3) {
      stock
      quantityAvailable
      store { id name }
    }
  }
`);

export default function StoreStock(props: { product: FragmentType<typeof StoreStockFragment> }) {
  const product = readFragment(StoreStockFragment, props.product);
  const [view, setView] = useState<"some" | "near" | "named">("some");
  return (
    <ul className="stack where">
      <li>
        <Truck className="i" />
        <span>
          <b className="b">{t("Delivered from our warehouse.")}</b> <Quantity {...product} />
        </span>
      </li>
      <li>
        <Store className="i" />
        <div className="stack">
          <p>
            <b className="b">{t("On the shelf in stores.")}</b>
          </p>
          {view === "some" && <StoreRows rows={product.availability} />}
          <Suspense>
            {view === "near" && <NearbyStores variantId={product.variantId} />}
            {view === "named" && <StoreSearch slug={product.slug} />}
          </Suspense>
          <p className="row">
            {view !== "near" && (
              <button className="text-btn small" type="button" onClick={() => setView("near")}>
                {t("Stores near me")}
              </button>
            )}
            {view !== "named" && (
              <button className="text-btn small" type="button" onClick={() => setView("named")}>
                {t("Other stores")}
              </button>
            )}
          </p>
        </div>
      </li>
    </ul>
  );
}
