/** The four steps that staff take with a return; each answers with the return or with why not. */
import { graphql } from "~/gql";

export const ApproveReturnMutation = graphql(`
  mutation ApproveReturn($input: ApproveReturnInput!) {
    approveReturn(input: $input) {
      __typename
      ... on Return { id status answer }
      ... on Error { message }
    }
  }
`);

export const RejectReturnMutation = graphql(`
  mutation RejectReturn($input: RejectReturnInput!) {
    rejectReturn(input: $input) {
      __typename
      ... on Return { id status answer }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const ReceiveReturnMutation = graphql(`
  mutation ReceiveReturn($input: ReceiveReturnInput!) {
    receiveReturn(input: $input) {
      __typename
      ... on Return { id status answer refund { amount currency } lines { id quantity refund { amount currency } } }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const RefundReturnMutation = graphql(`
  mutation RefundReturn($input: RefundReturnInput!) {
    refundReturn(input: $input) {
      __typename
      ... on Return { id status answer refund { amount currency } }
      ... on Error { message }
    }
  }
`);
