/** The log of what staff did: searched by words, person, thing and days, and read value by value. */
import { useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Failed, LineBones } from "~/components/states";
import type { AuditFilter as Filter } from "~/gql/graphql";
import { count } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { AuditFilter } from "./AuditFilter";
import { AuditRow } from "./AuditRow";
import { AuditQuery } from "./auditDocuments";

type Chosen = { q?: string; from?: string; to?: string; actor?: string; id?: string };

export function AuditPage() {
  useTitle("Audit log, desk");
  const chosen: Chosen = useSearch({ strict: false });
  const filter = filterOf(chosen);
  return (
    <>
      <h1>What staff did</h1>
      <AuditFilter chosen={chosen} />
      <Pages key={JSON.stringify(filter)}>{(page) => <Part {...page} filter={filter} />}</Pages>
    </>
  );
}

/** Days are the reader's own, the last one included. */
function filterOf({ q, from, to, actor, id }: Chosen): Filter {
  return { text: q, actorId: actor, objectId: id, from: startOf(from, 0), to: startOf(to, 1) };
}

function startOf(day: string | undefined, later: number): string | undefined {
  const date = new Date(`${day}T00:00`);
  if (!day || Number.isNaN(date.getTime())) return undefined;
  date.setDate(date.getDate() + later);
  return date.toISOString();
}

function Part({ filter, after, onMore }: PageProps & { filter: Filter }) {
  const [{ data, error }, ask] = useQuery({ query: AuditQuery, variables: { filter, after }, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={8} />;
  const { nodes, pageInfo, totalCount } = data.auditLog;
  if (nodes.length === 0) return <p className="soft">Nothing fits. What staff do is written here the moment they do it.</p>;
  return (
    <>
      {!after && <p className="tiny soft">{count(totalCount, "act")}</p>}
      <ul className="cards acts-done">
        {nodes.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show older" />
    </>
  );
}
