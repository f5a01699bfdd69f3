/** What pays or takes off besides cash and card: an offer, gift cards, the member's points and store credit. */
import { useState } from "react";
import { Field } from "~/components/Field";
import { MembersPoints } from "~/features/tenders/Points";
import { GiftCardField, Taken, credit } from "~/features/tenders/Tenders";
import type { Tenders } from "~/features/tenders/useTenders";
import type { TillQuoteQuery } from "~/gql/graphql";
import { formatMoney, isZero } from "~/lib/money";
import type { Member } from "./useSale";

type Props = {
  quote: TillQuoteQuery["tillQuote"];
  tenders: Tenders;
  member?: Member;
  onOffer: (code: string) => void;
};

export function Owed({ quote, tenders, member, onOffer }: Props) {
  const [code, setCode] = useState("");
  const owed = member?.storeCredit.find(({ balance }) => balance.currency === quote.totals.total.currency);
  const isCreditFree = owed && !isZero(owed.balance) && !tenders.taken.some((one) => one.label === credit);
  return (
    <details className="till-owed">
      <summary className="small b">Offer, gift card, points or store credit</summary>
      <div className="stack">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onOffer(code.trim());
          }}
        >
          <Field
            label="Code of an offer"
            hint={quote.offerName ?? "Enter takes it off; an empty code puts it back."}
            error={quote.offerRefusal ?? undefined}
            autoComplete="off"
            spellCheck={false}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </form>
        <GiftCardField tenders={tenders} />
        {member?.loyalty && <MembersPoints tenders={tenders} spendable={member.loyalty.spendable} />}
        {isCreditFree && (
          <button className="btn line small" type="button" onClick={() => tenders.add({ label: credit, balance: owed.balance })}>
            Store credit of {formatMoney(owed.balance)}
          </button>
        )}
        <Taken tenders={tenders} />
      </div>
    </details>
  );
}
