/** Who sends the goods back. */
import { useQuery } from "urql";
import { graphql } from "~/gql";
import { CustomerPane } from "./CustomerPane";

const ReturnCustomerQuery = graphql(`
  query ReturnCustomer($id: ID!) {
    return(id: $id) { id order { id } }
  }
`);

export function ReturnCustomer({ id }: { id: string }) {
  const [{ data }] = useQuery({ query: ReturnCustomerQuery, variables: { id } });
  const orderId = data?.return?.order.id;
  return orderId ? <CustomerPane orderId={orderId} /> : null;
}
