/** What was found about payments: what a crash left and was mended, what differs, and disputes. */
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import type { FindingKind } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { MoneyNav } from "./MoneyNav";
import { PaymentFindingsQuery } from "./moneyDocuments";

const words: Record<FindingKind, string> = {
  TAKEN_UP: "The company knew more than the shop; the shop knows it now",
  CLOSED: "It could still be paid, or was held, without need; it is closed",
  PAID_TWICE: "Paid a second time; the second payment went back",
  REFUND_SENT: "A refund had not reached the company; it has now",
  DIFFERS: "The company’s books and the shop’s differ; somebody has to look",
  UNKNOWN_CHARGE: "Money was taken for an order that does not exist",
  LOST: "The company let the money go, would not give it, or took something else than was agreed; nothing of the order leaves",
  DISPUTED: "The buyer asked their bank for the money; answer on the company’s pages",
  DISPUTE_WON: "A dispute is over, and the money stays",
  DISPUTE_LOST: "A dispute is over, and the money is gone",
};

const views = { open: ["To be looked at", false], mended: ["Mended", true], all: ["All", undefined] } as const;

export function FoundPage() {
  useTitle("Payments looked into, desk");
  const { status } = useSearch({ from: "/deskFrame/desk/refunds/found" });
  const view = status === "mended" || status === "all" ? status : "open";
  return (
    <main id="main" className="owner stack">
      <MoneyNav />
      <h1>Payments looked into</h1>
      <div className="filter" role="group" aria-label="Which">
        {Object.entries(views).map(([name, [label]]) => (
          <Link
            key={name}
            className={name === view ? "chip on" : "chip"}
            to="."
            search={{ status: name }}
            aria-current={name === view ? "true" : undefined}
            activeProps={{}}
          >
            {label}
          </Link>
        ))}
      </div>
      <Pages key={view}>{(page) => <Part {...page} isMended={views[view][1]} />}</Pages>
    </main>
  );
}

function Part({ isMended, after, onMore }: PageProps & { isMended?: boolean }) {
  const [{ data, error }, ask] = useQuery({ query: PaymentFindingsQuery, variables: { isMended, after }, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => ask({ requestPolicy: "network-only" })} /> : <LineBones count={6} />;
  const { nodes, pageInfo, totalCount } = data.paymentFindings;
  if (nodes.length === 0) {
    return (
      <Empty picture="1f4b3" title={isMended === false ? "Nothing waits for you." : "Nothing was found."}>
        The books of the shop and of the payment companies are compared all the time.
      </Empty>
    );
  }
  return (
    <>
      {!after && <p className="tiny soft">{count(totalCount, "finding")}</p>}
      <ul className="cards">
        {nodes.map((one) => (
          <li className="plate" key={`${one.kind} ${one.provider} ${one.providerRef}`}>
            <p className="row wrap">
              <b className="b">{formatMoney(one.amount)}</b>
              <Mark tone={one.isMended ? "good" : "bad"}>{one.isMended ? "Nothing left to do" : "To be looked at"}</Mark>
              <span className="push small soft">{formatMoment(one.foundAt)}</span>
            </p>
            <p className="small">{words[one.kind]}.</p>
            {one.note && <p className="small soft">{one.note}</p>}
            <p className="small">
              {one.orderId ? (
                <Link to="/desk/orders" search={{ id: one.orderId }}>
                  Order {one.orderNumber}
                </Link>
              ) : (
                "No order of the shop"
              )}
              <span className="soft">
                , {one.provider} <bdi className="thing">{one.providerRef}</bdi>
              </span>
            </p>
          </li>
        ))}
      </ul>
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show earlier" />
    </>
  );
}
