/** The shelf ticket: whole units large, cents raised, and plain text for those who listen. */
import { formatMoney, priceParts } from "~/lib/money";
import type { Money } from "~/lib/money";

export function Price(props: { money: Money; look?: "big" }) {
  const parts = priceParts(props.money);
  return (
    <span className={props.look ? "price big" : "price"}>
      <span aria-hidden="true">
        {!parts.isSymbolLast && parts.symbol}
        {parts.whole}
        {parts.cents && <sup>{parts.cents}</sup>}
        {parts.isSymbolLast && parts.symbol}
      </span>
      <span className="vh">{formatMoney(props.money)}</span>
    </span>
  );
}
