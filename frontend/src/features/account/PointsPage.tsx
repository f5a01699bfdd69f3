/** The card and every movement of its points. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Pages, ShowMore } from "~/components/Pages";
import type { PageProps } from "~/components/Pages";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { LoyaltyCard } from "./LoyaltyCard";
import { Movements } from "./Movements";
import { Standing } from "./Standing";

const PointsPageQuery = graphql(`
  query PointsPage($after: String) {
    me {
      id
      customer {
        id
        loyalty {
          id
          ...LoyaltyCard
          ...Standing
          movements(first: 20, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes { id ...Movement }
          }
        }
      }
    }
    earlyAccess { id name slug }
  }
`);

export function PointsPage() {
  useTitle(t("Card and points"));
  return (
    <div className="points">
      <h2 className="vh">{t("Card and points")}</h2>
      <Pages>{(page) => <PointsPart {...page} />}</Pages>
    </div>
  );
}

function PointsPart({ after, onMore }: PageProps) {
  const [{ data, error }, reload] = useQuery({
    query: PointsPageQuery,
    variables: { after },
    requestPolicy: "cache-and-network",
  });
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={6} />;
  const loyalty = data.me?.customer?.loyalty;
  if (!loyalty) return <Empty picture="1f4b3" title={t("You have no card yet.")} />;
  return (
    <>
      {!after && <LoyaltyCard loyalty={loyalty} />}
      {!after && (
        <p>
          <Link className="btn line" to="/account/card">
            {t("Show the card at a till")}
          </Link>
        </p>
      )}
      {!after && <Standing loyalty={loyalty} early={data.earlyAccess} />}
      <Movements movements={loyalty.movements.nodes} showsBalance />
      <ShowMore pageInfo={loyalty.movements.pageInfo} onMore={onMore} label={t("Show earlier movements")} />
    </>
  );
}
