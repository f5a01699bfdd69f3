/** An empty cart at the checkout: an order that still waits for its money, an ended session, or nothing. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Empty, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import type { WaitingOrderQuery as Answer } from "~/gql/graphql";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";
import { rememberedOrder, wasMember } from "./memory";
import { PayOrder } from "./PayOrder";

const WaitingOrderQuery = graphql(`
  query WaitingOrder($id: ID!) {
    order(id: $id) { id number status totals { total { amount currency } } payment { id amount { amount currency } } }
  }
`);

export function NothingToPay(props: { isGuest: boolean }) {
  const id = rememberedOrder();
  const [{ data, fetching }] = useQuery({
    query: WaitingOrderQuery,
    variables: { id: id ?? "" },
    requestPolicy: "network-only",
    pause: !id,
  });
  if (id && !data && fetching) return <LineBones count={6} />;
  return (
    <div className="section">
      {data?.order?.status === "PENDING" ? (
        <WaitingOrder order={data.order} />
      ) : props.isGuest && wasMember() ? (
        <LogInAgain />
      ) : (
        <EmptyCart />
      )}
    </div>
  );
}

function WaitingOrder({ order }: { order: NonNullable<Answer["order"]> }) {
  return (
    <Empty
      level={1}
      picture="23f3"
      title={t("Order {number} waits for your payment.", { number: order.number })}
      action={
        <>
          <PayOrder orderId={order.id}>{t("Pay {amount}", { amount: formatMoney(order.payment?.amount ?? order.totals.total) })}</PayOrder>
          <Link className="text-btn" to="/orders/$orderId" params={{ orderId: order.id }}>
            {t("See the order")}
          </Link>
        </>
      }
    >
      {t("The goods are kept for you. Nothing has been charged.")}
    </Empty>
  );
}

function LogInAgain() {
  return (
    <Empty
      level={1}
      picture="1f511"
      title={t("You are not logged in any more.")}
      action={
        <Link className="btn" to="/login" search={{ next: "/checkout" }}>
          {t("Log in again")}
        </Link>
      }
    >
      {t("Your cart is kept with your account. Nothing was ordered or charged.")}
    </Empty>
  );
}

function EmptyCart() {
  return (
    <Empty
      level={1}
      picture="1f9fa"
      title={t("There is nothing to pay.")}
      action={
        <Link className="btn" to="/aisles">
          {t("Walk the aisles")}
        </Link>
      }
    >
      {t("Your cart is empty.")}
    </Empty>
  );
}
