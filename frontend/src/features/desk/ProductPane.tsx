/** One product for staff: facts, stock for delivery, and stock in the stores. */
import { Link } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql";
import type { ProductPaneQuery as Data } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { Nothing, NotThere } from "./Nothing";
import { StockMark } from "./StockMark";

const StockLevels = lazy(() => import("~/features/stock/StockLevels"));

const ProductPaneQuery = graphql(`
  query ProductPane($slug: String!, $near: String) {
    product(slug: $slug) {
      id
      slug
      name
      description
      variantId
      sku
      articleNumber
      maker
      size
      price { amount currency }
      stock
      quantityAvailable
      category { id name }
      availability(first: 20, search: $near) {
        stock
        quantityAvailable
        store { id name number city }
      }
    }
  }
`);

type Product = NonNullable<Data["product"]>;

export function ProductPane({ slug }: { slug: string }) {
  const [near, setNear] = useState("");
  const [{ data, error }, reload] = useQuery({
    query: ProductPaneQuery,
    variables: { slug, near: near || null },
    requestPolicy: "cache-and-network",
  });
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data.product) return <Nothing>There is no such product.</Nothing>;
  return (
    <>
      <div className="hd">
        <div className="row wrap">
          <h2>{data.product.name}</h2>
          <StockMark stock={data.product.stock} available={data.product.quantityAvailable} />
          <Link className="small push" to="/p/$slug" params={{ slug }} search={{}}>
            See it in the shop
          </Link>
        </div>
        <p className="small soft">{facts(data.product)}</p>
      </div>
      <div className="work one">
        <p>{data.product.description}</p>
        <Suspense>
          <StockLevels variantId={data.product.variantId} />
        </Suspense>
        <label className="field near">
          <span className="label">In the stores</span>
          <input type="search" placeholder="Store, number or city" value={near} onChange={(event) => setNear(event.target.value)} />
        </label>
        <Stores rows={data.product.availability} />
      </div>
    </>
  );
}

function facts(product: Product): string {
  return [
    formatMoney(product.price),
    product.size,
    `maker ${product.maker}`,
    product.category.name,
    `SKU ${product.sku}`,
    `no. ${product.articleNumber}`,
  ]
    .filter(Boolean)
    .join(", ");
}

function Stores({ rows }: { rows: Product["availability"] }) {
  if (rows.length === 0) return <p className="soft">No store that fits keeps it.</p>;
  return (
    <div className="scrolls">
      <table>
        <thead>
          <tr>
            <th scope="col">Store</th>
            <th scope="col">City</th>
            <th scope="col">Stock</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.store.id}>
              <th scope="row">{row.store.name}</th>
              <td>{row.store.city}</td>
              <td>
                <StockMark stock={row.stock} available={row.quantityAvailable} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
