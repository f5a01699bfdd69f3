/** How parcels go: the ways of delivery of each market, what a parcel costs, and a form for each way. */
import { useState } from "react";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { useTitle } from "~/lib/title";
import { DeliveryForm } from "./DeliveryForm";
import { DeliverySettingsQuery } from "./deliveryDocuments";
import type { Market, Way } from "./deliveryDraft";
import { ParcelPrice } from "./ParcelPrice";
import { WayRow } from "./WayRow";

export function DeliveryPage() {
  useTitle("Delivery, desk");
  const [{ data, error }, ask] = useQuery({ query: DeliverySettingsQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={10} />;
  const { channels } = data.shopSettings;
  return (
    <>
      <h1>Delivery</h1>
      <ParcelPrice markets={channels} />
      {channels.map((market) => (
        <MarketWays key={market.code} market={market} ways={data.deliverySettings.filter(({ channel }) => channel === market.code)} onChange={reload} />
      ))}
    </>
  );
}

function MarketWays({ market, ways, onChange }: { market: Market; ways: Way[]; onChange: () => void }) {
  const [isNew, setNew] = useState(false);
  return (
    <section className="stack" aria-labelledby={`ways-${market.code}`}>
      <div className="row wrap">
        <h2 id={`ways-${market.code}`}>
          {market.name} ({market.currency})
        </h2>
        <button className="btn line push" type="button" aria-expanded={isNew} onClick={() => setNew(!isNew)}>
          New way<span className="vh"> for {market.name}</span>
        </button>
      </div>
      {isNew && (
        <DeliveryForm
          market={market}
          onLeave={() => setNew(false)}
          onDone={() => {
            setNew(false);
            onChange();
          }}
        />
      )}
      {ways.length === 0 && <p className="soft">Nothing is delivered here: nobody can buy in this market.</p>}
      <ul className="cards">
        {ways.map((way) => (
          <WayRow key={way.id} way={way} market={market} onChange={onChange} />
        ))}
      </ul>
    </section>
  );
}
