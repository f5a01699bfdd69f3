/** Leads to the payment company's page for an order that still waits for its money. */
import { useState } from "react";
import { useMutation } from "urql";
import { Note } from "~/components/Note";
import { Refusal } from "~/components/Refusal";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoney } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";

const PayNowFragment = graphql(`
  fragment PayNow on Order {
    id
    totals { total { amount currency } }
    payment { id status failureMessage }
  }
`);

const PayOrderMutation = graphql(`
  mutation PayOrder($input: StartPaymentInput!) {
    startPayment(input: $input) {
      __typename
      ... on Payment { id status payUrl }
      ... on Error { message }
    }
  }
`);

export function PayNow(props: { order: FragmentType<typeof PayNowFragment> }) {
  const order = readFragment(PayNowFragment, props.order);
  const [{ fetching }, startPayment] = useMutation(PayOrderMutation);
  const [refusal, setRefusal] = useState<string>();

  async function pay() {
    const returnUrl = `${location.origin}/orders/${order.id}`;
    const { data } = await startPayment({ input: { orderId: order.id, returnUrl } });
    const answer = data?.startPayment;
    if (answer?.__typename === "Payment" && answer.payUrl) location.assign(answer.payUrl);
    else setRefusal(refusalOf(answer, "Payment"));
  }

  return (
    <div className="stack pay-now">
      {order.payment?.failureMessage && <Note tone="warn">{order.payment.failureMessage}</Note>}
      <Refusal message={refusal} />
      <p>
        <button className="btn" type="button" onClick={() => void pay()} aria-disabled={fetching}>
          {fetching ? "Opening the payment page" : `Pay ${formatMoney(order.totals.total)}`}
        </button>
      </p>
    </div>
  );
}
