/** The part of the desk about the shop itself: the way between its pages, for whoever may open them. */
import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import type { Grant } from "~/gql/graphql";
import { OwnerQuery } from "./ownerDocuments";
import { ProofContext } from "./proof";

const parts = [
  { to: "/desk/shop", label: "Overview", grant: "RUN_SHOP" },
  { to: "/desk/shop/settings", label: "Settings", grant: "RUN_SHOP" },
  { to: "/desk/shop/delivery", label: "Delivery", grant: "RUN_SHOP" },
  { to: "/desk/shop/legal", label: "Legal pages", grant: "RUN_SHOP" },
  { to: "/desk/shop/kept", label: "Kept data", grant: "RUN_SHOP" },
  { to: "/desk/shop/staff", label: "Staff", grant: "MANAGE_STAFF" },
  { to: "/desk/shop/audit", label: "Audit log", grant: "READ_AUDIT_LOG" },
] as const satisfies { to: string; label: string; grant: Grant }[];

export function OwnerFrame() {
  const [{ data, error }, reload] = useQuery({ query: OwnerQuery });
  const { pathname } = useLocation();
  const grants = data?.me?.grants ?? [];
  const mine = parts.filter(({ grant }) => grants.includes(grant));
  const here = parts.findLast(({ to }) => pathname.startsWith(to));
  return (
    <main id="main" className="owner stack">
      <nav className="seg" aria-label="The shop">
        {mine.map(({ to, label }) => (
          <Link key={to} to={to} search={{}} activeOptions={{ exact: to === "/desk/shop", includeSearch: false }}>
            {label}
          </Link>
        ))}
      </nav>
      {data?.me ? (
        <ProofContext.Provider value={data.me.hasSecondFactor}>
          {here && grants.includes(here.grant) ? <Outlet /> : <p className="soft">You do not work on this. The owner of the shop can change that.</p>}
        </ProofContext.Provider>
      ) : error ? (
        <Failed error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />
      ) : (
        <LineBones count={8} />
      )}
    </main>
  );
}
