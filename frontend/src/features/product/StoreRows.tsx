/** Stores and how much each has. */
import { t } from "~/lib/words";
import type { StockStatus, StoreStockFragment as Product } from "~/gql/graphql";

type Row = Product["availability"][number];
type Props<Known extends Row> = { rows: Known[]; far?: (row: Known) => string };

export function StoreRows<Known extends Row>(props: Props<Known>) {
  if (props.rows.length === 0) return <p className="soft small">{t("No store has had this.")}</p>;
  return (
    <ul className="store-rows">
      {props.rows.map((row) => (
        <li key={row.store.id}>
          <span>
            {row.store.name}
            {props.far && <span className="soft small"> {props.far(row)}</span>}
          </span>
          <Quantity {...row} />
        </li>
      ))}
    </ul>
  );
}

export function Quantity(props: { stock: StockStatus; quantityAvailable: number }) {
  if (props.stock === "SOLD_OUT") return <span className="soft">{t("Sold out")}</span>;
  const isMany = props.quantityAvailable >= 99;
  if (props.stock === "LOW") return <span className="warn b">{t("{n} left", { n: props.quantityAvailable })}</span>;
  return <span className="good b">{isMany ? t("99 or more in stock") : t("{n} in stock", { n: props.quantityAvailable })}</span>;
}
