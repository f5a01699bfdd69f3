/** Who an order or a ticket belongs to, and what else this person bought. */
import { useQuery } from "urql";
import { graphql } from "~/gql";
import { CustomerData } from "./CustomerData";
import { CustomerFacts } from "./CustomerFacts";
import { CustomerOrders } from "./CustomerOrders";
import { Nothing, NotThere } from "./Nothing";

const CustomerPaneQuery = graphql(`
  query CustomerPane($orderId: ID!) {
    order(id: $orderId) {
      id
      email
      customer { id ...CustomerFacts ...CustomerData }
    }
  }
`);

export function CustomerPane({ orderId }: { orderId: string }) {
  const [{ data, error }, reload] = useQuery({ query: CustomerPaneQuery, variables: { orderId } });
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const order = data.order;
  if (!order?.customer) return <Nothing>{order?.email ? `A guest, ${order.email}.` : "Nobody is known here."}</Nothing>;
  return (
    <>
      <CustomerFacts customer={order.customer} />
      <CustomerOrders customerId={order.customer.id} />
      <CustomerData customer={order.customer} />
    </>
  );
}
