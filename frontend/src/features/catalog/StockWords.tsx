/** Stock in words, only where it changes what one does. */
import type { StockStatus } from "~/gql/graphql";
import { t } from "~/lib/words";

export function StockWords(props: { stock: StockStatus; available: number }) {
  if (props.stock === "IN_STOCK") return null;
  return <span className="warn b">{props.stock === "SOLD_OUT" ? t("Sold out") : t("{n} left", { n: props.available })}</span>;
}
