/** One order among others: when, how much, how far, and what was in it. */
import { Mark } from "~/components/Mark";
import { Thumb } from "~/components/Thumb";
import type { Goods } from "~/components/Thumb";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { count } from "~/lib/count";
import { formatShortDay } from "~/lib/dates";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";
import { OrderActions } from "./OrderActions";
import { OrderLegs } from "./OrderLegs";
import { isFinal, orderWords } from "./orderWords";
import { useLiveOrder } from "./useLiveOrder";

const OrderCardFragment = graphql(`
  fragment OrderCard on Order {
    id
    number
    status
    channel
    placedAt
    quantity
    totals { total { amount currency } }
    timeline { status at }
    lines { id picture wall photo { alternative media { id widths width height placeholder } } }
    ...OrderActions
  }
`);

export function OrderCard(props: { order: FragmentType<typeof OrderCardFragment> }) {
  const order = readFragment(OrderCardFragment, props.order);
  useLiveOrder(order.id, isFinal(order.status));
  const words = orderWords[order.status];
  const isOnRoad = !isFinal(order.status) && order.status !== "PENDING";
  return (
    <article className={isOnRoad ? "order coming" : "order"}>
      <div className="row order-head">
        <div>
          <h3>{formatShortDay(order.placedAt)}</h3>
          <p className="small soft">
            {t("Order {number}, {quantity}, {amount}", { number: order.number, quantity: count(order.quantity, "product"), amount: formatMoney(order.totals.total) })}
            {order.channel === "TILL" && t(", in a store")}
          </p>
        </div>
        <span className="push">
          <Mark tone={words.tone}>{t(words.label)}</Mark>
        </span>
      </div>
      {isOnRoad && <OrderLegs status={order.status} timeline={order.timeline} />}
      <div className="row wrap order-foot">
        <Pictures lines={order.lines} />
      </div>
      <OrderActions order={order} />
    </article>
  );
}

function Pictures(props: { lines: readonly ({ id: string } & Goods)[] }) {
  const shown = props.lines.length > 4 ? 3 : 4;
  const rest = props.lines.length - shown;
  return (
    <div className="pics">
      {props.lines.slice(0, shown).map((line) => (
        <Thumb key={line.id} {...line} />
      ))}
      {rest > 0 && <span className="more">+{rest}</span>}
    </div>
  );
}
