/** Offers: what runs, how often it was used and what it gave, and a form for each. */
import { useState } from "react";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Failed, LineBones } from "~/components/states";
import { readFragment } from "~/gql";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { OfferForm } from "./OfferForm";
import type { Market } from "./OfferForm";
import { OfferRow } from "./OfferRow";
import { OfferSettingsFragment, OffersSetQuery } from "./offerDocuments";

export function OffersPage() {
  useTitle("Offers, desk");
  const [round, setRound] = useState(0);
  return (
    <main id="main" className="study stack">
      <h1>Offers</h1>
      <Pages key={round}>{(page) => <Part {...page} onChange={() => setRound(round + 1)} />}</Pages>
    </main>
  );
}

function Part({ after, onMore, onChange }: PageProps & { onChange: () => void }) {
  const [{ data, error }, ask] = useQuery({ query: OffersSetQuery, variables: { after }, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={8} />;
  const { nodes, pageInfo, totalCount } = data.offerSettings;
  const markets = data.shop.channels;
  const offers = readFragment(OfferSettingsFragment, nodes);
  return (
    <>
      {!after && <NewOffer markets={markets} onChange={onChange} />}
      {!after && offers.length === 0 && <p className="soft">No offer was set yet. Draft one, try it on past orders, then let it run.</p>}
      {!after && offers.length > 0 && <p className="tiny soft">{count(totalCount, "offer")}</p>}
      <ul className="cards">
        {offers.map((offer) => (
          <OfferRow key={offer.id} offer={offer} markets={markets} onChange={onChange} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more offers" />
    </>
  );
}

function NewOffer({ markets, onChange }: { markets: readonly Market[]; onChange: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p>
        <button className="btn line" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          New offer
        </button>
      </p>
      {isOpen && (
        <OfferForm
          markets={markets}
          onLeave={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChange();
          }}
        />
      )}
    </>
  );
}
