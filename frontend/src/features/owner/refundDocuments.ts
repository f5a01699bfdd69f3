/** Refunds above somebody's limit, which a colleague decides. */
import { graphql } from "~/gql";

export const RefundRequestsQuery = graphql(`
  query RefundRequests($decision: RefundDecision, $after: String) {
    refundRequests(decision: $decision, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        decision
        amount { amount currency }
        requestedAt
        decidedAt
        answer
        canDecide
        requestedBy { id name }
        decidedBy { id name }
        return { id number order { id number } }
      }
    }
  }
`);

export const ApproveRefundMutation = graphql(`
  mutation ApproveRefund($input: ApproveRefundInput!) {
    approveRefund(input: $input) {
      __typename
      ... on RefundRequest { id decision decidedAt canDecide }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const DeclineRefundMutation = graphql(`
  mutation DeclineRefund($input: DeclineRefundInput!) {
    declineRefund(input: $input) {
      __typename
      ... on RefundRequest { id decision decidedAt answer canDecide }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);
