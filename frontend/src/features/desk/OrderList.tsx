/** The orders that fit the filter, newest first. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { orderWords } from "~/features/orders/orderWords";
import { graphql } from "~/gql";
import type { DeskOrdersQuery as Data, OrderStatus } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatShortDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { useRefresh } from "~/lib/useRefresh";
import { Nothing, NotThere } from "./Nothing";

const DeskOrdersQuery = graphql(`
  query DeskOrders($status: OrderStatus, $search: String, $after: String) {
    orders(status: $status, search: $search, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        number
        status
        channel
        placedAt
        email
        customer { id name }
        totals { total { amount currency } }
      }
    }
  }
`);

type Props = { status?: OrderStatus; words?: string; chosen?: string };

export function OrderList(props: Props) {
  return <Pages>{(page) => <Part {...props} {...page} />}</Pages>;
}

function Part({ status, words, chosen, after, onMore }: Props & PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: DeskOrdersQuery,
    variables: { status, search: words, after },
    requestPolicy: "cache-and-network",
  });
  useRefresh(reload, 20);
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const { nodes, pageInfo, totalCount } = data.orders;
  if (nodes.length === 0) return <Nothing>No order fits.</Nothing>;
  return (
    <>
      {!after && <p className="tiny soft queue-count">{atMost(totalCount)}</p>}
      {nodes.map((order) => (
        <Row key={order.id} order={order} isChosen={order.id === chosen} />
      ))}
      <ShowMore pageInfo={pageInfo} onMore={onMore} label="Show more" />
    </>
  );
}

/** The server stops counting at ten thousand. */
function atMost(total: number): string {
  return total >= 10_000 ? "More than 10,000 orders" : count(total, "order");
}

function Row({ order, isChosen }: { order: Data["orders"]["nodes"][number]; isChosen: boolean }) {
  const words = orderWords[order.status];
  return (
    <Link
      className="q"
      to="/desk/orders"
      search={(before: object) => ({ ...before, id: order.id, view: undefined })}
      aria-current={isChosen ? "true" : undefined}
      activeProps={{}}
    >
      <span className="b">{order.number}</span>
      <Mark tone={words.tone}>{words.label}</Mark>
      <p className="small soft">
        {order.customer?.name ?? order.email ?? "No name"}, {formatMoney(order.totals.total)}, {formatShortDay(order.placedAt)}
        {order.channel === "TILL" && ", till"}
      </p>
    </Link>
  );
}
