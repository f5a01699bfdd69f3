/** What a shopper may want to sort out about this order. */
import { Link } from "@tanstack/react-router";
import { ChevronRight, MessageCircle, Undo2 } from "lucide-react";
import { useMe } from "~/features/identity/me";
import { t } from "~/lib/words";
import { BuyAgain } from "./BuyAgain";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";

const OrderHelpFragment = graphql(`
  fragment OrderHelp on Order {
    id
    status
    placedAt
    canReturn
  }
`);

export function OrderHelp(props: { order: FragmentType<typeof OrderHelpFragment> }) {
  const order = readFragment(OrderHelpFragment, props.order);
  const me = useMe();
  const isCustomer = Boolean(me?.customer);
  const isOnItsWay = !order.canReturn && order.status !== "CANCELLED" && order.status !== "DELIVERED";
  return (
    <section aria-labelledby="sort-out" className="sort-out">
      <h2 id="sort-out">{t("Something to sort out?")}</h2>
      {(isCustomer || order.canReturn) && (
        <ul>
          {isCustomer && (
            <li>
              <Link className="row" to="/tickets/new" search={{ order: order.id }}>
                <MessageCircle className="i" aria-hidden="true" />
                {t("Get help with this order")}
                <ChevronRight className="i s push" aria-hidden="true" />
              </Link>
            </li>
          )}
          {order.canReturn && (
            <li>
              <Link className="row" to="/returns/new" search={{ order: order.id }}>
                <Undo2 className="i" aria-hidden="true" />
                {t("Send something back")}
                <ChevronRight className="i s push" aria-hidden="true" />
              </Link>
            </li>
          )}
        </ul>
      )}
      {order.status !== "PENDING" && <BuyAgain orderId={order.id} />}
      {isOnItsWay && <p className="small soft">{t("You can send something back once it is here.")}</p>}
      <p className="small">
        <Link to="/terms" search={{ at: order.placedAt }}>
          {t("The terms you bought it on")}
        </Link>
      </p>
      {me === null && <ForGuest orderId={order.id} />}
    </section>
  );
}

/** The shop knows a guest by the browser alone. */
function ForGuest(props: { orderId: string }) {
  return (
    <p className="small">
      {t("This order shows in this browser only.")}{" "}
      <Link to="/signup" search={{ next: `/tickets/new?order=${props.orderId}` }}>
        {t("Make an account")}
      </Link>{" "}
      {t("here to ask us about it.")}
    </p>
  );
}
