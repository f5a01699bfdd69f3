/** The shelf ticket: whole units large, cents raised, and plain text for those who listen. */
import { formatMoney, priceParts } from "~/lib/money";
import type { Money } from "~/lib/money";

type Look = "big" | "mid" | "low";

export function Price(props: { money: Money; look?: Look; isCut?: boolean }) {
  const parts = priceParts(props.money);
  const names = ["price", props.look, props.isCut && "cut"].filter(Boolean).join(" ");
  return (
    <span className={names}>
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
