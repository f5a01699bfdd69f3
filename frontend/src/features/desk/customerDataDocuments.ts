/** What staff do about a customer's data when asked in person or by letter. */
import { graphql } from "~/gql";

export const CustomerDataQuery = graphql(`
  query CustomerData {
    me { id grants hasSecondFactor }
  }
`);

export const CopyCustomerDataMutation = graphql(`
  mutation CopyCustomerData($input: CopyCustomerDataInput!) {
    copyCustomerData(input: $input) {
      __typename
      ... on CopyBeingMade { expiresAt }
      ... on Error { message }
    }
  }
`);

export const EraseCustomerMutation = graphql(`
  mutation EraseCustomer($input: EraseCustomerInput!) {
    eraseCustomer(input: $input) {
      __typename
      ... on Erasure { id dueAt status }
      ... on ErasureBlocked { blockers { kind number whatToDo } }
      ... on Error { message }
    }
  }
`);
