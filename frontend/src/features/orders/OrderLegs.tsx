/** The four legs of an order's way, the present one marked. */
import type { OrderStatus } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { t } from "~/lib/words";
import { reachedAt } from "./reachedAt";
import type { Step } from "./reachedAt";
import { orderWords, road } from "./orderWords";

type Props = { status: OrderStatus; timeline: Step[] };

export function OrderLegs(props: Props) {
  const here = road.indexOf(props.status);
  return (
    <ol className="legs" aria-label={t("The way of this order")}>
      {road.map((leg, place) => {
        const at = reachedAt(props.timeline, leg);
        const isHere = place === here && props.status !== "DELIVERED";
        return (
          <li key={leg} className={place <= here ? "done" : undefined} aria-current={isHere ? "step" : undefined}>
            {t(orderWords[leg].label)}
            {at && place <= here && <time dateTime={at}>{formatMoment(at)}</time>}
          </li>
        );
      })}
    </ol>
  );
}
