/** The returns that were asked for from this order. */
import { ReturnCard } from "~/features/returns/ReturnCard";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { t } from "~/lib/words";

const OrderReturnsFragment = graphql(`
  fragment OrderReturns on Order {
    id
    returns { id ...ReturnCard }
  }
`);

export function OrderReturns(props: { order: FragmentType<typeof OrderReturnsFragment> }) {
  const { returns } = readFragment(OrderReturnsFragment, props.order);
  if (returns.length === 0) return null;
  return (
    <section aria-labelledby="sent-back" className="orders">
      <h2 id="sent-back" className="part-head">
        {t("Sent back")}
      </h2>
      {returns.map((one) => (
        <ReturnCard key={one.id} return={one} />
      ))}
    </section>
  );
}
