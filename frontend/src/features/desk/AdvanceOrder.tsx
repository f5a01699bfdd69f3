/** Moves an order to a status that the shop allows now; a refusal is shown and the order loaded anew. */
import { useState } from "react";
import { Refusal } from "~/components/Refusal";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { OrderStatus } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";

const AdvanceOrderFragment = graphql(`
  fragment AdvanceOrder on Order {
    id
    number
    status
    nextStatuses
  }
`);

const AdvanceOrderMutation = graphql(`
  mutation AdvanceOrder($input: AdvanceOrderInput!) {
    advanceOrder(input: $input) {
      __typename
      ... on Order { id status nextStatuses canReturn timeline { status title at } }
      ... on Error { message }
    }
  }
`);

const deeds: Record<OrderStatus, string> = {
  PENDING: "Set back to unpaid",
  CONFIRMED: "Confirm it",
  PACKED: "It is packed",
  SHIPPED: "It has left",
  DELIVERED: "It is delivered",
  CANCELLED: "Cancel the order",
};

type Props = { order: FragmentType<typeof AdvanceOrderFragment>; onStale: () => void };

export function AdvanceOrder({ onStale, ...props }: Props) {
  const order = readFragment(AdvanceOrderFragment, props.order);
  const [{ fetching }, advance] = useOnce(`advance ${order.id}`, AdvanceOrderMutation);
  const [refusal, setRefusal] = useState<string>();

  async function move(to: OrderStatus) {
    if (fetching) return;
    const { data, error } = await advance({ orderId: order.id, to });
    const refused = refusalOf(data?.advanceOrder, "Order", error);
    setRefusal(refused);
    if (refused) onStale();
  }

  return (
    <>
      {order.nextStatuses.length > 0 && (
        <p className="row wrap acts">
          {order.nextStatuses.map((to) => (
            <button
              key={to}
              className={to === "CANCELLED" ? "btn line" : "btn"}
              type="button"
              aria-disabled={fetching}
              onClick={() => void move(to)}
            >
              {deeds[to]}
            </button>
          ))}
        </p>
      )}
      <Refusal message={refusal} />
    </>
  );
}
