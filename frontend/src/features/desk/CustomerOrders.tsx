/** The latest orders of one customer. */
import { Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { orderWords } from "~/features/orders/orderWords";
import { graphql } from "~/gql";
import { formatMoney } from "~/lib/money";
import { NotThere } from "./Nothing";

const CustomerOrdersQuery = graphql(`
  query CustomerOrders($customerId: ID!) {
    orders(customerId: $customerId, first: 8) {
      nodes { id number status totals { total { amount currency } } }
    }
  }
`);

export function CustomerOrders({ customerId }: { customerId: string }) {
  const [{ data, error }, reload] = useQuery({ query: CustomerOrdersQuery, variables: { customerId } });
  return (
    <section aria-labelledby="their-orders">
      <h2 id="their-orders">Orders</h2>
      {!data && <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />}
      <ul className="stack small lines">
        {data?.orders.nodes.map((order) => (
          <li key={order.id} className="row">
            <Link className="b" to="/desk/orders" search={{ id: order.id }}>
              {order.number}
            </Link>
            <Mark tone={orderWords[order.status].tone}>{orderWords[order.status].label}</Mark>
            <span className="push">{formatMoney(order.totals.total)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
