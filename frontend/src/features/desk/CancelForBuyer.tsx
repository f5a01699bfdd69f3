/** Staff give an order up for its buyer: for a reason, and with what goes back shown before. */
import { useState } from "react";
import { SelectField } from "~/components/Field";
import { CancelOrder } from "~/features/orders/CancelOrder";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import type { CancelReason } from "~/gql/graphql";

const CancelForBuyerFragment = graphql(`
  fragment CancelForBuyer on Order {
    id
    availableActions { kind until }
  }
`);

const reasons: Record<CancelReason, string> = {
  CHANGED_MIND: "The buyer changed their mind",
  MISTAKE: "Ordered by mistake",
  TOO_SLOW: "Takes too long",
  FOUND_ELSEWHERE: "Found elsewhere",
  OUT_OF_STOCK: "We do not have it",
  FRAUD: "Fraud",
  OTHER: "Something else",
};

export function CancelForBuyer(props: { order: FragmentType<typeof CancelForBuyerFragment> }) {
  const order = readFragment(CancelForBuyerFragment, props.order);
  const [reason, setReason] = useState<CancelReason>("CHANGED_MIND");
  const can = order.availableActions.find((one) => one.kind === "CANCEL");
  if (!can) return null;
  return (
    <section aria-label="Cancel for the buyer" className="stack">
      <SelectField label="Why it is cancelled" value={reason} onChange={(event) => setReason(event.currentTarget.value as CancelReason)}>
        {Object.entries(reasons).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <CancelOrder key={`${order.id}${reason}`} orderId={order.id} until={can.until} reason={reason} />
    </section>
  );
}
