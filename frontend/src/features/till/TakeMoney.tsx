/** What it costs, and how it is paid: cash with its change, or a card at the terminal. */
import { useState } from "react";
import { Field } from "~/components/Field";
import { Sum } from "~/components/Sum";
import type { TillQuoteQuery, TillTender } from "~/gql/graphql";
import { formatMoney, isZero, negate } from "~/lib/money";
import type { Money } from "~/lib/money";
import { changeOf } from "./change";

type Props = {
  quote: TillQuoteQuery["tillQuote"];
  /** What gift cards and store credit leave. */
  rest: Money;
  isBusy: boolean;
  onPay: (paid: { tender: TillTender; given?: string; isAgeChecked: boolean }) => void;
};

export function TakeMoney({ quote, rest, isBusy, onPay }: Props) {
  const [given, setGiven] = useState("");
  const [isAgeChecked, setAgeChecked] = useState(false);
  const change = changeOf(given, rest.amount);
  const isOldEnough = quote.ageLimit === null || isAgeChecked;
  const isPaid = change !== undefined;
  const isNothingLeft = isZero(rest);
  return (
    <div className="stack">
      <Sum lines={sums(quote, rest)} />
      {quote.ageLimit !== null && (
        <label className="row">
          <input type="checkbox" checked={isAgeChecked} onChange={(event) => setAgeChecked(event.target.checked)} />
          <span>I have seen that they are {quote.ageLimit} or older</span>
        </label>
      )}
      {isNothingLeft ? (
        <button className="btn" type="button" aria-disabled={isBusy || !isOldEnough} onClick={() => isOldEnough && onPay({ tender: "CASH", isAgeChecked })}>
          Nothing is left to pay: hand it over
        </button>
      ) : (
        <>
          <Field label="Cash given" inputMode="decimal" autoComplete="off" value={given} onChange={(event) => setGiven(event.target.value)} />
          <p role="status">{isPaid && <b className="b">Change {formatMoney({ ...rest, amount: change })}</b>}</p>
          <p className="row wrap acts">
            <button
              className="btn"
              type="button"
              aria-disabled={isBusy || !isPaid || !isOldEnough}
              onClick={() => isPaid && isOldEnough && onPay({ tender: "CASH", given: given.trim().replace(",", "."), isAgeChecked })}
            >
              Paid in cash
            </button>
            <button className="btn line" type="button" aria-disabled={isBusy || !isOldEnough} onClick={() => isOldEnough && onPay({ tender: "CARD", isAgeChecked })}>
              Card
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function sums({ totals, offerName }: TillQuoteQuery["tillQuote"], rest: Money) {
  const { subtotal, discount, tax, total } = totals;
  const off = { label: offerName ?? "Discount", amount: formatMoney(negate(discount)), look: "off" as const };
  const whole = { label: "Together", amount: formatMoney(total) };
  return [
    { label: "Goods", amount: formatMoney(subtotal) },
    ...(isZero(discount) ? [] : [off]),
    { label: "Tax", amount: formatMoney(tax) },
    ...(rest.amount === total.amount ? [] : [whole]),
    { label: "To pay", amount: formatMoney(rest), look: "total" as const },
  ];
}
