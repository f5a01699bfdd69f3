/** Send something back: which order, and then which of its goods. */
import { Link, useSearch } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Empty, Failed, LineBones } from "~/components/states";
import { graphql } from "~/gql";
import { formatDay } from "~/lib/dates";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { ReturnForm } from "./ReturnForm";
import "~/styles/cart.css";

const NewReturnPageQuery = graphql(`
  query NewReturnPage($id: ID!) {
    order(id: $id) { id number placedAt canReturn ...ReturnForm }
  }
`);

export function NewReturnPage() {
  useTitle(t("Send something back"));
  const { order: id } = useSearch({ from: "/shop/you/returns/new" });
  return id ? <ForOrder id={id} /> : <NothingToReturn>{t("Choose an order that has arrived.")}</NothingToReturn>;
}

function ForOrder({ id }: { id: string }) {
  const [{ data, error }, reload] = useQuery({
    query: NewReturnPageQuery,
    variables: { id },
    requestPolicy: "cache-and-network",
  });
  const order = data?.order;
  if (!data) return error ? <Failed error={error} onRetry={() => reload()} /> : <LineBones count={6} />;
  if (!order) return <NothingToReturn>{t("There is no such order, or it belongs to somebody who is logged in.")}</NothingToReturn>;
  if (!order.canReturn) return <NothingToReturn order={id}>{t("Nothing in order {number} can be sent back now.", { number: order.number })}</NothingToReturn>;
  return (
    <div className="stack">
      <h2>
        {t("Send something back from order {number}", { number: order.number })}
      </h2>
      <p className="soft">{t("Bought {day}. Choose what goes back; the refund is worked out as you go.", { day: formatDay(order.placedAt) })}</p>
      <ReturnForm order={order} />
    </div>
  );
}

function NothingToReturn(props: { children: React.ReactNode; order?: string }) {
  return (
    <Empty
      picture="1f4e6"
      title={t("Nothing to send back here.")}
      action={
        props.order ? (
          <Link className="btn small" to="/orders/$orderId" params={{ orderId: props.order }}>
            {t("See the order")}
          </Link>
        ) : (
          <Link className="btn small" to="/account/orders">
            {t("See your orders")}
          </Link>
        )
      }
    >
      {props.children}
    </Empty>
  );
}
