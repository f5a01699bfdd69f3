/** Thank you: what was ordered, when it comes, and for guests how to keep it. */
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { Emoji } from "~/components/Emoji";
import type { DoneOrderFragment as Order } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatDay } from "~/lib/dates";
import { forgetKey } from "~/lib/idempotency";
import { formatMoney } from "~/lib/money";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";

export function Thanks(props: { order: Order; isGuest: boolean }) {
  const { order } = props;
  useTitle(t("Order {number}", { number: order.number }));
  useEffect(() => forgetKey("order"), []);
  return (
    <div className="thanks" role="status">
      <div className="stack">
        <Emoji picture="1f4e6" isEager />
        <h1>{t("Thank you. It is yours.")}</h1>
        <p>
          {t("Order")} <b className="b">{order.number}</b>, {count(order.quantity, "product")},{" "}
          {formatMoney(order.totals.total)}
          {paidByCard(order)}.
          {order.email && t(" The confirmation goes to {email}.", { email: order.email })}
        </p>
        {order.estimatedDelivery && (
          <p>
            {t("{deliveryMethod}: with you by", { deliveryMethod: order.deliveryMethod })} <b className="b">{formatDay(order.estimatedDelivery)}</b>.
          </p>
        )}
        <p className="row wrap">
          <Link className="btn" to="/orders/$orderId" params={{ orderId: order.id }}>
            {t("Follow the order")}
          </Link>
          <Link className="btn line" to="/">
            {t("Back to the shop")}
          </Link>
        </p>
        {props.isGuest && <Join />}
      </div>
      <ul className="thanks-goods" aria-label={t("What you ordered")}>
        {order.lines.map((line) => (
          <li key={line.id} className={`pq d-${line.wall}`}>
            <Emoji picture={line.picture} />
            <span>
              {line.quantity > 1 && `${line.quantity} × `}
              {line.name}
            </span>
            <b className="push">{formatMoney(line.total)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Where a gift card or credit paid a part, the card paid only the rest. */
function paidByCard({ payment, totals }: Order): string {
  if (!payment?.cardLast4) return "";
  const isWhole = payment.amount.amount === totals.total.amount;
  return isWhole
    ? t(" on the card ending {cardLast4}", payment)
    : t(", {amount} of it on the card ending {cardLast4}", { amount: formatMoney(payment.amount), cardLast4: payment.cardLast4 });
}

function Join() {
  return (
    <div className="note join">
      <p>
        <b className="b">{t("Make an account, and this shop remembers.")}</b> {t("Your usual things at the door, points with each order.")}{" "}
        <Link to="/signup" search={{ next: "/account" }}>
          {t("Join")}
        </Link>
      </p>
    </div>
  );
}
