/** Stock as a number; the shop tells 99 at most. */
import { Mark } from "~/components/Mark";
import type { StockStatus } from "~/gql/graphql";

const tones = { IN_STOCK: "good", LOW: "warn", SOLD_OUT: "bad" } as const;

export function StockMark(props: { stock: StockStatus; available: number }) {
  const words = props.stock === "SOLD_OUT" ? "Sold out" : props.available >= 99 ? "99 or more" : `${props.available} left`;
  return <Mark tone={tones[props.stock]}>{words}</Mark>;
}
