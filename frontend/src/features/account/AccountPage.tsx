/** Overview: what is still to come, what came before, the card, and what is offered to this person. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { OrderCard } from "~/features/orders/OrderCard";
import { NoOrders } from "~/features/orders/OrdersPage";
import { isFinal } from "~/features/orders/orderWords";
import { graphql } from "~/gql";
import type { AccountPageQuery as Data } from "~/gql/graphql";
import { formatNumber } from "~/lib/count";
import { StoreCredit } from "~/features/tenders/StoreCredit";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { LoyaltyCard } from "./LoyaltyCard";
import { Movements } from "./Movements";
import { Offers } from "./Offers";

const AccountPageQuery = graphql(`
  query AccountPage {
    coming: orders(first: 10, state: OPEN) {
      nodes { id ...OrderCard }
    }
    orders(first: 4) {
      totalCount
      nodes { id status ...OrderCard }
    }
    me {
      id
      customer {
        id
        loyalty {
          id
          ...LoyaltyCard
          movements(first: 4) { nodes { id ...Movement } }
        }
      }
    }
    ...Offers
  }
`);

export function AccountPage() {
  useTitle(t("Your account"));
  const [{ data, error }, reload] = useQuery({ query: AccountPageQuery, requestPolicy: "cache-and-network" });
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={8} />;
  return (
    <>
      <div className="pair wl">
        <Orders orders={data.orders} coming={data.coming.nodes} />
        <Card loyalty={data.me?.customer?.loyalty ?? null} />
      </div>
      <StoreCredit />
      <Offers query={data} />
    </>
  );
}

function Orders({ orders, coming }: { orders: Data["orders"]; coming: Data["coming"]["nodes"] }) {
  const earlier = orders.nodes.filter((order) => isFinal(order.status));
  if (orders.nodes.length + coming.length === 0) return <NoOrders />;
  return (
    <div className="stack">
      {coming.length > 0 && (
        <section aria-labelledby="coming" className="orders">
          <h2 id="coming">{t("Still to come")}</h2>
          {coming.map((order) => (
            <OrderCard key={order.id} order={order} />
          ))}
        </section>
      )}
      <section aria-labelledby="earlier" className="orders">
        <div className="section-head">
          <h2 id="earlier">{t("Earlier")}</h2>
          <Link className="small" to="/account/orders">
            {t("All {number} orders", { number: formatNumber(orders.totalCount) })}
          </Link>
        </div>
        {earlier.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </section>
    </div>
  );
}

type Loyalty = NonNullable<NonNullable<Data["me"]>["customer"]>["loyalty"];

function Card({ loyalty }: { loyalty: Loyalty }) {
  return (
    <section aria-labelledby="card">
      <h2 id="card" className="part-head">
        {t("Your card")}
      </h2>
      {loyalty ? (
        <>
          <LoyaltyCard loyalty={loyalty} />
          <h3 className="part-head above">{t("Where your points came from")}</h3>
          <Movements movements={loyalty.movements.nodes} />
          <p>
            <Link className="small" to="/account/points">
              {t("Every movement")}
            </Link>
          </p>
        </>
      ) : (
        <p className="soft">{t("You have no card. You can join when you make an account.")}</p>
      )}
    </section>
  );
}
