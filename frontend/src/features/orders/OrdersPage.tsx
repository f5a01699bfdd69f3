/** All orders of one shopper, newest first. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { formatNumber } from "~/lib/count";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { OrderCard } from "./OrderCard";
import { OrderSearch } from "./OrderSearch";
import type { Looked } from "./OrderSearch";

const OrdersPageQuery = graphql(`
  query OrdersPage($after: String, $search: String, $state: OrderState) {
    orders(first: 10, after: $after, search: $search, state: $state) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id ...OrderCard }
    }
  }
`);

export function OrdersPage() {
  useTitle(t("Your orders"));
  const [looked, look] = useState<Looked>({});
  return (
    <>
      <h2 className="vh">{t("Orders")}</h2>
      <OrderSearch looked={looked} onLook={look} />
      <Pages key={JSON.stringify(looked)}>{(page) => <OrdersPart looked={looked} {...page} />}</Pages>
    </>
  );
}

function OrdersPart({ looked, after, onMore }: PageProps & { looked: Looked }) {
  const [{ data, error }, reload] = useQuery({
    query: OrdersPageQuery,
    variables: { after, ...looked },
    requestPolicy: "cache-and-network",
  });
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={6} />;
  const { nodes, pageInfo, totalCount } = data.orders;
  if (nodes.length === 0) return looked.search || looked.state ? <NoneSuch /> : <NoOrders />;
  return (
    <div className="orders">
      {nodes.map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      <ShowMore pageInfo={pageInfo} onMore={onMore} label={t("Show more of {number} orders", { number: formatNumber(totalCount) })} />
    </div>
  );
}

function NoneSuch() {
  return (
    <Empty picture="1f50d" title={t("None of your orders is like that.")}>
      {t("Look for something else, or at all of them.")}
    </Empty>
  );
}

export function NoOrders() {
  return (
    <Empty
      picture="1f9fa"
      title={t("No orders yet.")}
      action={
        <Link className="btn small" to="/aisles">
          {t("See what is on the shelves")}
        </Link>
      }
    >
      {t("Your first one will stand here, from paid to delivered.")}
    </Empty>
  );
}
