/** Who asks, the order it is about, and what else this person bought. */
import { useQuery } from "urql";
import { graphql } from "~/gql";
import { CustomerData } from "./CustomerData";
import { CustomerFacts } from "./CustomerFacts";
import { CustomerOrders } from "./CustomerOrders";
import { NotThere } from "./Nothing";

const TicketCustomerQuery = graphql(`
  query TicketCustomer($id: ID!) {
    ticket(id: $id) {
      id
      customer { id ...CustomerFacts ...CustomerData }
    }
  }
`);

export function TicketCustomer({ id }: { id: string }) {
  const [{ data, error }, reload] = useQuery({ query: TicketCustomerQuery, variables: { id } });
  if (!data) return <NotThere error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  if (!data.ticket) return null;
  return (
    <>
      <CustomerFacts customer={data.ticket.customer} />
      <CustomerOrders customerId={data.ticket.customer.id} />
      <CustomerData customer={data.ticket.customer} />
    </>
  );
}
