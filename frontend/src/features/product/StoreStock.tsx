/** Where it can be had now: delivered from the warehouse, or on the shelf of a store. */
import { Store, Truck } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useQuery } from "urql";
import { Field } from "~/components/Field";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { StockStatus, StoreStockFragment as Product } from "~/gql/graphql";

const StoreStockFragment = graphql(`
  fragment StoreStock on Product {
    id
    slug
    stock
    quantityAvailable
    availability(first: 3) {
      stock
      quantityAvailable
      store { id name city hasPickup }
    }
  }
`);

const StoreSearchQuery = graphql(`
  query StoreSearch($slug: String!, $search: String) {
    product(slug: $slug) {
      id
      availability(first: 8, search: $search) {
        stock
        quantityAvailable
        store { id name city hasPickup }
      }
    }
  }
`);

export function StoreStock(props: { product: FragmentType<typeof StoreStockFragment> }) {
  const product = readFragment(StoreStockFragment, props.product);
  const [isOpen, setOpen] = useState(false);
  return (
    <ul className="stack where">
      <li>
        <Truck className="i" />
        <span>
          <b className="b">Delivered from our warehouse.</b> <Quantity {...product} />
        </span>
      </li>
      <li>
        <Store className="i" />
        <div className="stack">
          <p>
            <b className="b">On the shelf in stores.</b>
          </p>
          {!isOpen && <StoreRows rows={product.availability} />}
          {isOpen && <StoreSearch slug={product.slug} />}
          {!isOpen && (
            <p>
              <button className="text-btn small" type="button" onClick={() => setOpen(true)}>
                Other stores
              </button>
            </p>
          )}
        </div>
      </li>
    </ul>
  );
}

function StoreSearch(props: { slug: string }) {
  const [text, setText] = useState("");
  const search = useDeferredValue(text.trim());
  const [{ data, fetching }] = useQuery({ query: StoreSearchQuery, variables: { slug: props.slug, search: search || null } });
  const rows = data?.product?.availability;
  return (
    <>
      <Field label="Store, town or postcode" type="search" value={text} onChange={(event) => setText(event.target.value)} />
      <div aria-live="polite" aria-busy={fetching}>
        {rows && <StoreRows rows={rows} />}
      </div>
    </>
  );
}

function StoreRows(props: { rows: Product["availability"] }) {
  if (props.rows.length === 0) return <p className="soft small">No store has had this.</p>;
  return (
    <ul className="store-rows">
      {props.rows.map((row) => (
        <li key={row.store.id}>
          <span>
            {row.store.name}
            <span className="soft">, {row.store.city}</span>
          </span>
          <Quantity {...row} />
        </li>
      ))}
    </ul>
  );
}

function Quantity(props: { stock: StockStatus; quantityAvailable: number }) {
  if (props.stock === "SOLD_OUT") return <span className="soft">Sold out</span>;
  const isMany = props.quantityAvailable >= 99;
  const words = isMany ? "99 or more" : `${props.quantityAvailable} left`;
  return <span className={props.stock === "LOW" ? "warn b" : "good b"}>{words}</span>;
}
