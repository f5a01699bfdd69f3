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

export function Thanks(props: { order: Order; isGuest: boolean }) {
  const { order } = props;
  useTitle(`Order ${order.number}`);
  useEffect(() => forgetKey("order"), []);
  return (
    <div className="thanks" role="status">
      <div className="stack">
        <Emoji picture="1f4e6" isEager />
        <h1>Thank you. It is yours.</h1>
        <p>
          Order <b className="b">{order.number}</b>, {count(order.quantity, "product")},{" "}
          {formatMoney(order.totals.total)}
          {order.payment?.cardLast4 && ` on the card ending ${order.payment.cardLast4}`}.
          {order.email && ` The confirmation goes to ${order.email}.`}
        </p>
        {order.estimatedDelivery && (
          <p>
            {order.deliveryMethod}: with you by <b className="b">{formatDay(order.estimatedDelivery)}</b>.
          </p>
        )}
        <p className="row wrap">
          <Link className="btn" to="/orders/$orderId" params={{ orderId: order.id }}>
            Follow the order
          </Link>
          <Link className="btn line" to="/">
            Back to the shop
          </Link>
        </p>
        {props.isGuest && <Join />}
      </div>
      <ul className="thanks-goods" aria-label="What you ordered">
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

function Join() {
  return (
    <div className="note join">
      <p>
        <b className="b">Make an account, and this shop remembers.</b> Your usual things at the door, points with each
        order.{" "}
        <Link to="/signup" search={{ next: "/account" }}>
          Join
        </Link>
      </p>
    </div>
  );
}
