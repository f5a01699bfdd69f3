/** All returns of one shopper. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { ReturnCard } from "./ReturnCard";

const ReturnsPageQuery = graphql(`
  query ReturnsPage($after: String) {
    returns(first: 10, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id ...ReturnCard }
    }
  }
`);

export function ReturnsPage() {
  useTitle(t("Your returns"));
  return (
    <>
      <h2 className="vh">{t("Returns")}</h2>
      <Pages>{(page) => <ReturnsPart {...page} />}</Pages>
    </>
  );
}

function ReturnsPart({ after, onMore }: PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: ReturnsPageQuery,
    variables: { after },
    requestPolicy: "cache-and-network",
  });
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={6} />;
  const { nodes, pageInfo } = data.returns;
  if (nodes.length === 0) return <NoReturns />;
  return (
    <div className="orders">
      {nodes.map((one) => (
        <ReturnCard key={one.id} return={one} />
      ))}
      <ShowMore pageInfo={pageInfo} onMore={onMore} label={t("Show more returns")} />
    </div>
  );
}

function NoReturns() {
  return (
    <Empty
      picture="1f4e6"
      title={t("Nothing sent back.")}
      action={
        <Link className="btn line small" to="/account/orders">
          {t("Choose an order")}
        </Link>
      }
    >
      {t("If something was wrong, choose the order and tell us.")}
    </Empty>
  );
}
