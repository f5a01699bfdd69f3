/** What a store does for those who collect: take on, pick, call, and hand over; phone first. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Logo } from "~/components/Logo";
import { Empty, Failed, LineBones } from "~/components/states";
import { useMe } from "~/features/identity/me";
import { readFragment } from "~/gql";
import type { PickupStatus } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { FindPickup } from "./FindPickup";
import { StorePickupFragment, StorePickupsQuery } from "./pickupDocuments";
import type { StorePickup } from "./StorePickupCard";
import { StorePickupCard } from "./StorePickupCard";
import { TakeReturn } from "./TakeReturn";
import "~/styles/checkout.css";
import "~/styles/till.css";
import "~/styles/pickup.css";

const states: [PickupStatus, string][] = [
  ["REQUESTED", "New"],
  ["ACCEPTED", "To pick"],
  ["PICKED", "Picked"],
  ["READY", "Ready"],
  ["SHORT", "Missing"],
  ["COLLECTED", "Handed over"],
];

export function StorePage() {
  const me = useMe();
  useTitle("Pickups");
  return (
    <>
      <header className="simple-top">
        <div className="page">
          <Logo />
          <Link className="push small b" to="/till">
            To the till
          </Link>
        </div>
      </header>
      <main id="main" className="page section store-desk">
        <h1>Pickups</h1>
        {me === null && (
          <Link className="btn" to="/login" search={{ next: "/desk/store" }}>
            Log in
          </Link>
        )}
        {me && (me.roles.includes("ASSOCIATE") ? <Pickups /> : <Stranger />)}
      </main>
    </>
  );
}

function Pickups() {
  const [status, setStatus] = useState<PickupStatus>("REQUESTED");
  const [found, setFound] = useState<{ pickup: StorePickup; code: string }>();
  const [{ data, error }, again] = useQuery({ query: StorePickupsQuery, variables: { status }, requestPolicy: "cache-and-network" });
  const pickups = data?.pickups.nodes.map((one) => readFragment(StorePickupFragment, one)) ?? [];
  const look = () => again({ requestPolicy: "network-only" });

  if (found) {
    return (
      <section className="stack" aria-label="At the counter">
        <StorePickupCard pickup={found.pickup} code={found.code} onMoved={look} />
        <button className="btn quiet" type="button" onClick={() => setFound(undefined)}>
          Next
        </button>
      </section>
    );
  }
  return (
    <div className="stack">
      <FindPickup onFound={(pickup, code) => setFound({ pickup, code })} />
      <nav className="store-states" aria-label="States">
        {states.map(([one, words]) => (
          <button key={one} type="button" aria-pressed={one === status} onClick={() => setStatus(one)}>
            {words}
          </button>
        ))}
        <button type="button" onClick={look}>
          Look again
        </button>
      </nav>
      {error && <Failed error={error} onRetry={look} />}
      {!error && !data && <LineBones count={4} />}
      {data && pickups.length === 0 && <p role="status">Nothing here now.</p>}
      <ul className="store-pickups">
        {pickups.map((one) => (
          <li key={one.id}>
            <StorePickupCard pickup={one} onMoved={look} />
          </li>
        ))}
      </ul>
      <TakeReturn />
    </div>
  );
}

function Stranger() {
  return (
    <Empty level={2} picture="1f3ea" title="This is for those who work in a store.">
      The owner says who does, and in which one.
    </Empty>
  );
}
