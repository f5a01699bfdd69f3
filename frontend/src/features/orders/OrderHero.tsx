/** Where the order is now, in words a shopper would use, and paying while it waits for that. */
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { OrderStatus, PickupStatus } from "~/gql/graphql";
import { formatDay } from "~/lib/dates";
import { t } from "~/lib/words";
import { reachedAt } from "./reachedAt";
import type { Step } from "./reachedAt";
import { OrderLegs } from "./OrderLegs";
import { PayNow } from "./PayNow";
import { isFinal } from "./orderWords";
import { useLiveOrder } from "./useLiveOrder";

const OrderHeroFragment = graphql(`
  fragment OrderHero on Order {
    id
    number
    status
    channel
    placedAt
    estimatedDelivery
    store { id name }
    pickup { id status }
    timeline { status title at }
    ...PayNow
  }
`);

type Order = {
  status: OrderStatus;
  channel: string;
  placedAt: string;
  estimatedDelivery: string | null;
  store: { name: string } | null;
  pickup?: { status: PickupStatus } | null;
  timeline: Step[];
};

export function OrderHero(props: { order: FragmentType<typeof OrderHeroFragment> }) {
  const order = readFragment(OrderHeroFragment, props.order);
  const isLive = useLiveOrder(order.id, isFinal(order.status));
  const isOnRoad = order.status !== "CANCELLED" && order.channel !== "TILL" && !isCollected(order);
  return (
    <section className="route" aria-labelledby="order-now">
      {isLive && (
        <p className="row small b live">
          <span className="dot" /> {t("Live")}
        </p>
      )}
      <h1 id="order-now">{heading(order)}</h1>
      <p className="said" role="status">
        {sentence(order)}
      </p>
      {order.status === "PENDING" && <PayNow order={order} />}
      {isOnRoad && <OrderLegs status={order.status} timeline={order.timeline} />}
    </section>
  );
}

export function heading(order: Order): string {
  if (order.channel === "TILL") return t("Bought {day}", { day: formatDay(order.placedAt) });
  if (order.status === "CANCELLED") return t("Cancelled");
  if (order.status === "PENDING") return t("Waiting for your payment");
  if (isCollected(order)) return order.pickup && order.store ? t(pickupHeads[order.pickup.status], { name: order.store.name }) : t("Collect it in the store");
  const delivered = reachedAt(order.timeline, "DELIVERED");
  if (order.status === "DELIVERED") return delivered ? t("Here since {day}", { day: formatDay(delivered) }) : t("Delivered");
  return order.estimatedDelivery ? t("Here by {day}", { day: formatDay(order.estimatedDelivery) }) : t("On its way to you");
}

/** A parcel may have taken the place of a pickup. */
const isCollected = (order: Pick<Order, "pickup">) => Boolean(order.pickup) && order.pickup?.status !== "SENT";

const pickupHeads: Record<PickupStatus, string> = {
  REQUESTED: "To collect at {name}",
  ACCEPTED: "To collect at {name}",
  PICKED: "To collect at {name}",
  READY: "Ready at {name}",
  SHORT: "Something is missing at {name}",
  SENT: "On its way to you",
  COLLECTED: "Collected at {name}",
  MISSED: "Not collected at {name}",
  CANCELLED: "Cancelled",
};

const pickupSentences: Record<PickupStatus, string> = {
  REQUESTED: "Paid. The store picks it; wait for our word before you come.",
  ACCEPTED: "The store has it; wait for our word before you come.",
  PICKED: "Picked; wait for our word before you come.",
  READY: "It is ready and waits for you.",
  SHORT: "Not all of it is on the shelf. Please choose what we do.",
  SENT: "It comes to you in a parcel in place of this.",
  COLLECTED: "Collected. We hope all of it is right.",
  MISSED: "Nobody came. Your money goes back.",
  CANCELLED: "This order is off. Nothing will come.",
};

const sentences: Record<OrderStatus, string> = {
  PENDING: "The goods are kept for you. Nothing has been charged.",
  CONFIRMED: "Paid. We pick it next.",
  PACKED: "Picked and packed, waiting for the van.",
  SHIPPED: "It has left us and is on the way.",
  DELIVERED: "Delivered. We hope all of it is right.",
  CANCELLED: "This order is off. Nothing will come.",
};

export function sentence(order: Order): string {
  if (order.channel === "TILL") return order.store ? t("At the till of {name}.", { name: order.store.name }) : t("At the till of a store.");
  if (order.pickup && isCollected(order) && order.status !== "PENDING" && order.status !== "CANCELLED") return t(pickupSentences[order.pickup.status]);
  return t(sentences[order.status]);
}
