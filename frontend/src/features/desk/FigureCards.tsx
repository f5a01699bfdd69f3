/** The four figures, large, each with its numerator and denominator. */
import type { OrderChannel } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatFigure, formatRate, partOf } from "./figureWords";
import { NotThere } from "./Nothing";
import type { Span } from "./periods";
import { useFigures } from "./useFigures";

export function FigureCards(props: { period: Span; channel?: OrderChannel }) {
  const [{ data, error }, reload] = useFigures(props.period, props.channel);
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const { conversion, aov, repeatPurchaseRate, cartAbandonment, revenue, orders } = data.analytics;
  return (
    <dl className="figures">
      <Figure name="Revenue" value={formatFigure(revenue)} from={count(revenue.orders, "paid order")} />
      <Figure name="Average order" value={formatFigure(aov)} from={`over ${count(aov.orders, "order")}`} />
      <Figure name="Conversion" value={formatRate(conversion)} from={partOf(conversion, "visits with a product view")} />
      <Figure name="Came back" value={formatRate(repeatPurchaseRate)} from={partOf(repeatPurchaseRate, "customers with an order")} />
      <Figure name="Carts left" value={formatRate(cartAbandonment)} from={partOf(cartAbandonment, "filled carts, not ordered in a day")} />
      <Figure name="Orders" value={orders.toLocaleString("en-US")} from="paid and not cancelled" />
    </dl>
  );
}

function Figure(props: { name: string; value: string; from: string }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
      <dd>{props.from}</dd>
    </div>
  );
}
