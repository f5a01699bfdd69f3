/** Warehouses and stores: where they are and when they are open; the owner opens and changes them. */
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { SearchBox } from "~/features/desk/SearchBox";
import type { LocationKind } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { ClosePlace } from "./ClosePlace";
import { PlaceForm } from "./PlaceForm";
import { PlacesQuery } from "./placeDocuments";
import type { Place } from "./placeDraft";

const kinds: Record<LocationKind, string> = { WAREHOUSE: "Warehouses", STORE: "Stores" };

export function PlacesPage() {
  useTitle("Warehouses and stores, desk");
  const { q, status } = useSearch({ from: "/deskFrame/desk/stock/places" });
  const kind = (["WAREHOUSE", "STORE"] as const).find((one) => one === status?.toUpperCase());
  const [changes, setChanges] = useState(0);
  return (
    <main id="main" className="owner stack">
      <div className="row wrap">
        <h1>Warehouses and stores</h1>
        <Link className="small push" to="/desk/stock" search={{}}>
          All products
        </Link>
      </div>
      <div className="filter" role="group" aria-label="Kind">
        {[undefined, "WAREHOUSE" as const, "STORE" as const].map((one) => (
          <Link
            key={one ?? "all"}
            className={one === kind ? "chip on" : "chip"}
            to="."
            search={{ q, status: one?.toLowerCase() }}
            aria-current={one === kind ? "true" : undefined}
            activeProps={{}}
          >
            {one ? kinds[one] : "All"}
          </Link>
        ))}
      </div>
      <SearchBox label="Name, number, city or postal code" value={q} />
      <Pages key={`${q} ${kind} ${changes}`}>
        {(page) => <Part {...page} search={q ?? ""} kind={kind} onMade={() => setChanges(changes + 1)} />}
      </Pages>
    </main>
  );
}

type PartProps = PageProps & { search: string; kind?: LocationKind; onMade: () => void };

function Part({ search, kind, after, onMore, onMade }: PartProps) {
  const [{ data, error }, ask] = useQuery({ query: PlacesQuery, variables: { search, kind, after }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />;
  const { nodes, pageInfo, totalCount } = data.stockLocations;
  const isOwner = data.me?.grants.includes("RUN_SHOP") ?? false;
  return (
    <>
      {!after && isOwner && <NewPlace onMade={onMade} />}
      {!after && nodes.length > 0 && <p className="tiny soft">{count(totalCount, "place")}</p>}
      {nodes.length === 0 && <Empty picture="1f3ec" title="No place is called that." />}
      <ul className="cards wide">
        {nodes.map((place) => (
          <PlaceRow key={place.id} place={place} isOwner={isOwner} onChange={reload} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}

function NewPlace({ onMade }: { onMade: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <p>
        <button className="btn line" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Open a place
        </button>
      </p>
      {isOpen && <PlaceForm onLeave={() => setOpen(false)} onDone={onMade} />}
    </>
  );
}

function PlaceRow({ place, isOwner, onChange }: { place: Place; isOwner: boolean; onChange: () => void }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="plate">
      <p className="row wrap">
        <b className="b">{place.name}</b>
        <span className="small soft">no. {place.number}</span>
        {place.kind === "WAREHOUSE" && <Mark tone="info">Warehouse</Mark>}
        {place.closedAt ? <Mark tone="plain">Closed</Mark> : place.hasPickup && <Mark tone="good">Pickup</Mark>}
      </p>
      <p className="small">{[place.line1, place.city, `${place.region} ${place.postalCode}`.trim(), place.country].join(", ")}</p>
      <p className="small soft">
        {place.openingHours.length === 0 ? "No opening hours" : `Open on ${count(place.openingHours.length, "day")} of the week`}, at {place.latitude}, {place.longitude}
        {place.isDemo && "; made up for the demo"}
      </p>
      <p className="row wrap acts">
        {isOwner && (
          <button className="text-btn small" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            Change<span className="vh"> {place.name}</span>
          </button>
        )}
        <Link className="small" to="/desk/stock/low" search={{ id: place.id, q: place.name }}>
          What runs out<span className="vh"> in {place.name}</span>
        </Link>
        {isOwner && <ClosePlace key={place.revision} place={place} onChange={onChange} />}
      </p>
      {isOpen && (
        <PlaceForm
          key={place.revision}
          place={place}
          onReload={onChange}
          onLeave={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onChange();
          }}
        />
      )}
    </li>
  );
}
