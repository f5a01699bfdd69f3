/** What staff ask about gift cards, store credit and payments that were looked into, and what they do. */
import { graphql } from "~/gql";

export const GiftCardsQuery = graphql(`
  query GiftCards($lastFour: String, $recipientEmail: String, $after: String) {
    giftCards(lastFour: $lastFour, recipientEmail: $recipientEmail, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        lastFour
        amount { amount currency }
        balance { amount currency }
        recipientEmail
        deliverAt
        issuedAt
        sentAt
        voidedAt
        voidReason
      }
    }
  }
`);

export const MovementsFragment = graphql(`
  fragment TenderMovements on StoreCreditMovementConnection {
    pageInfo { hasNextPage endCursor }
    nodes { kind at note amount { amount currency } }
  }
`);

export const GiftCardMovementsQuery = graphql(`
  query GiftCardMovements($id: ID!, $after: String) {
    node(id: $id) {
      __typename
      ... on GiftCard { id movements(first: 20, after: $after) { ...TenderMovements } }
    }
  }
`);

export const CreditOfQuery = graphql(`
  query CreditOf($id: ID!) {
    shop { channels { code currency } }
    node(id: $id) {
      __typename
      ... on Customer {
        id
        name
        email
        storeCredit {
          balance { amount currency }
          movements(first: 20) { ...TenderMovements }
        }
      }
    }
  }
`);

export const CreditCustomersQuery = graphql(`
  query CreditCustomers($search: String!) {
    customers(search: $search, first: 6) { id name email }
  }
`);

export const IssueGiftCardMutation = graphql(`
  mutation IssueGiftCard($input: IssueGiftCardInput!) {
    issueGiftCard(input: $input) {
      __typename
      ... on GiftCard { id recipientEmail }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const VoidGiftCardMutation = graphql(`
  mutation VoidGiftCard($input: VoidGiftCardInput!) {
    voidGiftCard(input: $input) {
      __typename
      ... on GiftCard { id voidedAt voidReason balance { amount currency } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const CreditCustomerMutation = graphql(`
  mutation CreditCustomer($input: CreditCustomerInput!) {
    creditCustomer(input: $input) {
      __typename
      ... on StoreCredit { balance { amount currency } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const PaymentFindingsQuery = graphql(`
  query PaymentFindings($isMended: Boolean, $after: String) {
    paymentFindings(isMended: $isMended, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { kind provider providerRef amount { amount currency } isMended note foundAt orderId orderNumber }
    }
  }
`);
