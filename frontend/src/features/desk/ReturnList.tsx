/** The returns that fit the filter, newest first. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { returnWords } from "~/features/returns/returnWords";
import { graphql } from "~/gql";
import type { ReturnStatus } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatShortDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { useRefresh } from "~/lib/useRefresh";
import { Nothing, NotThere } from "./Nothing";

const DeskReturnsQuery = graphql(`
  query DeskReturns($status: ReturnStatus, $after: String) {
    returns(status: $status, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number status requestedAt refund { amount currency } order { id number } }
    }
  }
`);

type Props = { status?: ReturnStatus; chosen?: string };

export function ReturnList(props: Props) {
  return <Pages>{(page) => <Part {...props} {...page} />}</Pages>;
}

function Part({ status, chosen, after, onMore }: Props & PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: DeskReturnsQuery,
    variables: { status, after },
    requestPolicy: "cache-and-network",
  });
  useRefresh(reload, 20);
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const { nodes, pageInfo, totalCount } = data.returns;
  if (nodes.length === 0) return <Nothing>No return here.</Nothing>;
  return (
    <>
      {!after && <p className="tiny soft queue-count">{count(totalCount, "return")}</p>}
      {nodes.map((one) => (
        <Link
          key={one.id}
          className="q"
          to="/desk/returns"
          search={(before: object) => ({ ...before, id: one.id, view: undefined })}
          aria-current={one.id === chosen ? "true" : undefined}
          activeProps={{}}
        >
          <span className="b">{one.number}</span>
          <Mark tone={returnWords[one.status].tone}>{returnWords[one.status].label}</Mark>
          <p className="small soft">
            Order {one.order.number}, {formatMoney(one.refund)}, {formatShortDay(one.requestedAt)}
          </p>
        </Link>
      ))}
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}
