/** Who works here and on which terms; who was asked to; and asking one more. */
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Failed, LineBones } from "~/components/states";
import { SearchBox } from "~/features/desk/SearchBox";
import type { StaffStatus } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { InviteForm } from "./InviteForm";
import { Invitations } from "./Invitations";
import { StaffRow } from "./StaffRow";
import { StaffQuery } from "./staffDocuments";

const statuses = { active: "ACTIVE", deactivated: "DEACTIVATED" } as const satisfies Record<string, StaffStatus>;
const statusWords = { active: "Working here", deactivated: "Deactivated" };
type Status = keyof typeof statuses;

export function StaffPage() {
  useTitle("Staff, desk");
  const search = useSearch({ strict: false });
  const status = search.status === "deactivated" || search.status === "active" ? search.status : undefined;
  const [isInviting, setInviting] = useState(false);
  const [invited, setInvited] = useState(0);
  return (
    <>
      <div className="row wrap">
        <h1>Staff</h1>
        <button className="btn push" type="button" aria-expanded={isInviting} onClick={() => setInviting(!isInviting)}>
          Invite somebody
        </button>
      </div>
      {isInviting && (
        <InviteForm
          onDone={() => {
            setInviting(false);
            setInvited(invited + 1);
          }}
        />
      )}
      <Invitations key={`invitations ${invited}`} />
      <section className="stack" aria-labelledby="colleagues">
        <h2 id="colleagues">Colleagues</h2>
        <div className="row wrap">
          <SearchBox label="Search by name or e-mail" value={search.q} />
          <StatusChips chosen={status} />
        </div>
        <Pages key={`${search.q} ${status}`}>{(page) => <Part {...page} words={search.q} status={status} />}</Pages>
      </section>
    </>
  );
}

function StatusChips({ chosen }: { chosen?: Status }) {
  return (
    <div className="filter" role="group" aria-label="Status">
      {([undefined, "active", "deactivated"] as const).map((status) => (
        <Link
          key={status ?? "all"}
          className={status === chosen ? "chip on" : "chip"}
          to="."
          search={(before: object) => ({ ...before, status })}
          aria-current={status === chosen ? "true" : undefined}
          activeProps={{}}
        >
          {status ? statusWords[status] : "All"}
        </Link>
      ))}
    </div>
  );
}

function Part({ words, status, after, onMore }: PageProps & { words?: string; status?: Status }) {
  const variables = { search: words ?? "", status: status && statuses[status], after };
  const [{ data, error }, ask] = useQuery({ query: StaffQuery, variables, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={6} />;
  const { nodes, pageInfo, totalCount } = data.staff;
  if (nodes.length === 0) return <p className="soft">Nobody fits.</p>;
  return (
    <>
      {!after && <p className="tiny soft">{count(totalCount, "colleague")}</p>}
      <ul className="cards">
        {nodes.map((member) => (
          <StaffRow key={member.id} member={member} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}
