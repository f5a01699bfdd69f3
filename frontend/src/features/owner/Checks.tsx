/** The last look at what must always be true: stock, orders, payments, points and the rest. */
import { useQuery } from "urql";
import { Note } from "~/components/Note";
import { Failed, LineBones } from "~/components/states";
import type { ChecksQuery as Data } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { useRefresh } from "~/lib/useRefresh";
import { ChecksQuery } from "./ownerDocuments";

export function Checks() {
  const [{ data, error }, ask] = useQuery({ query: ChecksQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  useRefresh(ask, 60);
  return (
    <section className="stack" aria-labelledby="checks">
      <h2 id="checks">What must always be true</h2>
      {data ? <Found run={data.invariants} /> : error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />}
    </section>
  );
}

function Found({ run }: { run: Data["invariants"] }) {
  if (!run) {
    return (
      <Note tone="info">
        Nothing was checked yet. The worker looks every six hours; <code>patron check-invariants</code> looks at once.
      </Note>
    );
  }
  return (
    <>
      <Note tone={run.holds ? "good" : "warn"}>
        <p>
          {run.holds ? (
            <>All {count(run.checked, "rule")} hold.</>
          ) : run.breaches.length > 0 ? (
            <b className="b">{count(run.breaches.length, "rule")} of {run.checked} broken.</b>
          ) : (
            <>All {count(run.checked, "rule")} hold, but the payment company did not answer.</>
          )}
        </p>
        <p className="small soft">
          {formatMoment(run.at)}, in {run.seconds.toFixed(1)} s
        </p>
      </Note>
      {run.breaches.length > 0 && (
        <ul className="stack breaches">
          {run.breaches.map((breach) => (
            <li key={breach.name}>
              <p className="b">{breach.means}</p>
              <p className="small">
                {breach.count === null ? "Could not be checked in time" : count(breach.count, "breach", "breaches")}
                {breach.examples.length > 0 && `, such as ${breach.examples.slice(0, 3).join(", ")}`}
              </p>
              <p className="tiny soft">{breach.name}: what to do stands in docs/operations.md.</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
