/** What it costs, and how it is paid: cash with its change, or a card at the terminal. */
import { useState } from "react";
import { Field } from "~/components/Field";
import { Sum } from "~/components/Sum";
import type { TillQuoteQuery, TillTender } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { changeOf } from "./change";

type Props = {
  quote: TillQuoteQuery["tillQuote"];
  isBusy: boolean;
  onPay: (paid: { tender: TillTender; given?: string; isAgeChecked: boolean }) => void;
};

export function TakeMoney({ quote, isBusy, onPay }: Props) {
  const [given, setGiven] = useState("");
  const [isAgeChecked, setAgeChecked] = useState(false);
  const { subtotal, tax, total } = quote.totals;
  const change = changeOf(given, total.amount);
  const isOldEnough = quote.ageLimit === null || isAgeChecked;
  const isPaid = change !== undefined;
  return (
    <div className="stack">
      <Sum
        lines={[
          { label: "Goods", amount: formatMoney(subtotal) },
          { label: "Tax", amount: formatMoney(tax) },
          { label: "To pay", amount: formatMoney(total), look: "total" },
        ]}
      />
      {quote.ageLimit !== null && (
        <label className="row">
          <input type="checkbox" checked={isAgeChecked} onChange={(event) => setAgeChecked(event.target.checked)} />
          <span>I have seen that they are {quote.ageLimit} or older</span>
        </label>
      )}
      <Field label="Cash given" inputMode="decimal" autoComplete="off" value={given} onChange={(event) => setGiven(event.target.value)} />
      <p role="status">{isPaid && <b className="b">Change {formatMoney({ ...total, amount: change })}</b>}</p>
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
    </div>
  );
}
