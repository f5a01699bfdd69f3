/** Leads to the payment company's page for an order that still waits for its money, and back to the thanks. */
import { Note } from "~/components/Note";
import { PayOrder } from "~/features/checkout/PayOrder";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoney } from "~/lib/money";
import { t } from "~/lib/words";

const PayNowFragment = graphql(`
  fragment PayNow on Order {
    id
    totals { total { amount currency } }
    payment { id status failureMessage }
  }
`);

export function PayNow(props: { order: FragmentType<typeof PayNowFragment> }) {
  const order = readFragment(PayNowFragment, props.order);
  return (
    <div className="stack pay-now">
      {order.payment?.failureMessage && <Note tone="warn">{order.payment.failureMessage}</Note>}
      <div>
        <PayOrder orderId={order.id}>{t("Pay {amount}", { amount: formatMoney(order.totals.total) })}</PayOrder>
      </div>
    </div>
  );
}
