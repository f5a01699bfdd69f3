/** What an offer would have cost: tried on the orders of the last weeks, as it is typed. */
import { useState } from "react";
import { useClient } from "urql";
import { Refusal } from "~/components/Refusal";
import type { OfferTermsInput, TryOfferQuery as Answer } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { TryOfferQuery } from "./offerDocuments";
import { granted } from "./offerWords";

const days = 28;

export function OfferTrial({ terms }: { terms: () => OfferTermsInput }) {
  const client = useClient();
  const [tried, setTried] = useState<Answer["simulateOffer"]>();
  const [refusal, setRefusal] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    const { data, error } = await client.query(TryOfferQuery, { offer: terms(), days }, { requestPolicy: "network-only" }).toPromise();
    setBusy(false);
    setTried(data?.simulateOffer);
    setRefusal(error ? refusalOf(undefined, "OfferSimulation", error) : undefined);
  }

  return (
    <div className="stack">
      <p>
        <button className="btn line" type="button" aria-disabled={isBusy} onClick={() => void ask()}>
          Try it on past orders
        </button>
      </p>
      <Refusal message={refusal} />
      <p role="status">{tried && sentence(tried)}</p>
    </div>
  );
}

function sentence(tried: Answer["simulateOffer"]): string {
  const among = tried.isWhole ? `the ${tried.orders} orders of the last ${days} days` : `the last ${tried.orders} orders`;
  const taken = tried.takesForGranted.flatMap((lack) => granted[lack] ?? []);
  const assuming = taken.length ? ` Taken for granted: ${taken.join(", ")}.` : "";
  return `Of ${among}, ${tried.usedBy} would have had it, by ${tried.customers} customers, for ${formatMoney(tried.cost)} in all. They came to ${formatMoney(tried.turnover)}.${assuming}`;
}
