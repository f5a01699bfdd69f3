/** Back from paying: wait for the news live, then say thank you, or offer another try. */
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useQuery, useSubscription } from "urql";
import { NotFound } from "~/components/NotFound";
import { Failed, LineBones } from "~/components/states";
import { useMe } from "~/features/identity/me";
import { Recommended } from "~/features/recommendations/BelowTheFold";
import { readFragment } from "~/gql";
import type { DoneOrderChangedSubscription as Told, DoneOrderFragment as Order } from "~/gql/graphql";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { DoneOrderFragment, DoneQuery, DoneSubscription } from "./checkoutDocuments";
import { PayAgain } from "./PayAgain";
import { Thanks } from "./Thanks";
import "~/styles/cart.css";
import "~/styles/checkout.css";

const route = getRouteApi("/plain/checkout/done");

export function DonePage() {
  const { order: id = "", outcome } = route.useSearch();
  const isLeft = outcome === "cancelled";
  const isUnderWay = outcome === "processing" || outcome === "succeeded";
  const navigate = route.useNavigate();
  const [{ data, error }, refetch] = useQuery({
    query: DoneQuery,
    variables: { id },
    requestPolicy: "network-only",
    pause: !id,
  });
  const isNews = useNews(id);
  useEffect(() => {
    if (isNews && isUnderWay) void navigate({ search: { order: id }, replace: true });
  }, [isNews, isUnderWay, navigate, id]);
  const order = data && (readFragment(DoneOrderFragment, data.order) ?? null);

  if (!id || order === null) return <NotFound />;
  return (
    <main id="main" className="page">
      {error && !order && <Failed error={error} onRetry={() => refetch({ requestPolicy: "network-only" })} />}
      {!order && !error && <LineBones count={6} />}
      {order && <Outcome order={order} isUnderWay={isUnderWay && !isNews} isLeft={isLeft} />}
    </main>
  );
}

/** Keeps the order fresh. True once it has changed: the first word is only how it stood already. */
function useNews(id: string): boolean {
  const [{ data: told = 0 }] = useSubscription<Told, number, { id: string }>(
    { query: DoneSubscription, variables: { id }, pause: !id },
    (before = 0) => before + 1,
  );
  return told > 1;
}

function Outcome(props: { order: Order; isUnderWay: boolean; isLeft: boolean }) {
  const { order } = props;
  const me = useMe();
  if (order.status === "PENDING") return <PayAgain order={order} isUnderWay={props.isUnderWay} isLeft={props.isLeft} />;
  if (order.status === "CANCELLED") return <Cancelled number={order.number} />;
  return (
    <>
      <Thanks order={order} isGuest={me === null} />
      <Recommended
        placement="ORDER"
        orderId={order.id}
        title={t("For the next shop")}
        popularTitle={t("Bought by many")}
        isInPage
      />
    </>
  );
}

function Cancelled(props: { number: string }) {
  useTitle(t("Order cancelled"));
  return (
    <div className="section stack">
      <h1>{t("Order {number} is cancelled.", { number: props.number })}</h1>
      <p>{t("Nothing was charged, and the goods are back on the shelf.")}</p>
      <p>
        <Link className="btn" to="/">
          {t("Back to the shop")}
        </Link>
      </p>
    </div>
  );
}
