/** What a shopper may want to sort out about this order. */
import { Link } from "@tanstack/react-router";
import { ChevronRight, MessageCircle, Undo2 } from "lucide-react";
import { useMe } from "~/features/identity/me";
import { t } from "~/lib/words";
import { BuyAgain } from "./BuyAgain";
import { CancelOrder } from "./CancelOrder";
import { ChangeAddress } from "./ChangeAddress";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";

const OrderHelpFragment = graphql(`
  fragment OrderHelp on Order {
    id
    status
    placedAt
    availableActions { kind until }
  }
`);

export function OrderHelp(props: { order: FragmentType<typeof OrderHelpFragment> }) {
  const order = readFragment(OrderHelpFragment, props.order);
  const me = useMe();
  const can = new Map(order.availableActions.map((one) => [one.kind, one]));
  const isOnItsWay = !can.has("RETURN") && order.status !== "CANCELLED" && order.status !== "DELIVERED";
  return (
    <section aria-labelledby="sort-out" className="sort-out">
      <h2 id="sort-out">{t("Something to sort out?")}</h2>
      {(can.has("ASK") || can.has("RETURN")) && (
        <ul>
          {can.has("ASK") && (
            <li>
              <Link className="row" to="/tickets/new" search={{ order: order.id }}>
                <MessageCircle className="i" aria-hidden="true" />
                {t("Get help with this order")}
                <ChevronRight className="i s push" aria-hidden="true" />
              </Link>
            </li>
          )}
          {can.has("RETURN") && (
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
      {can.has("REORDER") && <BuyAgain orderId={order.id} />}
      {can.has("CHANGE_ADDRESS") && <ChangeAddress orderId={order.id} />}
      {can.has("CANCEL") && <CancelOrder orderId={order.id} until={can.get("CANCEL")?.until ?? null} />}
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
