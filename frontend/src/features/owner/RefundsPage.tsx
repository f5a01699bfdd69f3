/** Refunds that wait for a second pair of eyes, and those that were decided. */
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { MoneyNav } from "~/features/money/MoneyNav";
import type { RefundDecision as Decision } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { useRefresh } from "~/lib/useRefresh";
import { OwnerQuery } from "./ownerDocuments";
import { ProofContext } from "./proof";
import { RefundRow } from "./RefundRow";
import { RefundRequestsQuery } from "./refundDocuments";

const words: Record<Decision, string> = { PENDING: "Waiting", APPROVED: "Approved", DECLINED: "Declined" };
const statuses = Object.keys(words) as Decision[];

export function RefundsPage() {
  useTitle("Refunds, desk");
  const [{ data }] = useQuery({ query: OwnerQuery });
  const asked = useSearch({ strict: false }).status?.toUpperCase();
  const status = statuses.find((one) => one === asked) ?? "PENDING";
  return (
    <main id="main" className="owner stack">
      <MoneyNav />
      <h1>Refunds above a limit</h1>
      <div className="filter" role="group" aria-label="Status">
        {statuses.map((one) => (
          <Link
            key={one}
            className={one === status ? "chip on" : "chip"}
            to="."
            search={{ status: one.toLowerCase() }}
            aria-current={one === status ? "true" : undefined}
            activeProps={{}}
          >
            {words[one]}
          </Link>
        ))}
      </div>
      <ProofContext.Provider value={data?.me?.hasSecondFactor ?? false}>
        <Pages key={status}>{(page) => <Part {...page} status={status} />}</Pages>
      </ProofContext.Provider>
    </main>
  );
}

function Part({ status, after, onMore }: PageProps & { status: Decision }) {
  const [{ data, error }, ask] = useQuery({ query: RefundRequestsQuery, variables: { decision: status, after }, requestPolicy: "cache-and-network" });
  useRefresh(ask, 20);
  const reload = () => ask({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={6} />;
  const { nodes, pageInfo } = data.refundRequests;
  if (nodes.length === 0) {
    return (
      <Empty picture="1f4b3" title={status === "PENDING" ? "No refund waits." : "None yet."}>
        Whoever gives back more than their limit asks a colleague, here.
      </Empty>
    );
  }
  return (
    <>
      <ul className="cards">
        {nodes.map((request) => (
          <RefundRow key={request.id} request={request} onChange={reload} />
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show older" />
    </>
  );
}
