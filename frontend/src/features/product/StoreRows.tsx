/** Stores and how much each has. */
import type { StockStatus, StoreStockFragment as Product } from "~/gql/graphql";

export function StoreRows(props: { rows: Product["availability"] }) {
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

export function Quantity(props: { stock: StockStatus; quantityAvailable: number }) {
  if (props.stock === "SOLD_OUT") return <span className="soft">Sold out</span>;
  const isMany = props.quantityAvailable >= 99;
  const words = isMany ? "99 or more" : `${props.quantityAvailable} left`;
  return <span className={props.stock === "LOW" ? "warn b" : "good b"}>{words}</span>;
}
