/** What a till asks of the shop. */
import { graphql } from "~/gql";

export const TillItemsQuery = graphql(`
  query TillItems($search: String!) {
    tillItems(search: $search) {
      variantId
      sku
      barcode
      name
      picture
      wall
      price { amount currency }
      available
      ageLimit
    }
  }
`);

export const TillMemberQuery = graphql(`
  query TillMember($search: String!) {
    tillMember(search: $search) {
      id
      name
      email
      loyalty { id cardNumber balance spendable }
      storeCredit { balance { amount currency } }
    }
  }
`);

export const TillQuoteQuery = graphql(`
  query TillQuote($lines: [TillLineInput!]!, $customerId: ID, $offerCode: String!) {
    tillQuote(lines: $lines, customerId: $customerId, offerCode: $offerCode) {
      ageLimit
      offerName
      offerRefusal
      totals {
        subtotal { amount currency }
        discount { amount currency }
        tax { amount currency }
        total { amount currency }
      }
    }
  }
`);

export const SellAtTillMutation = graphql(`
  mutation SellAtTill($input: SellAtTillInput!) {
    sellAtTill(input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Order { id number status }
    }
  }
`);

export const ChargeAtTerminalMutation = graphql(`
  mutation ChargeAtTerminal($input: ChargeAtTerminalInput!) {
    chargeAtTerminal(input: $input) {
      __typename
      ... on Error { message }
      ... on Payment { id payUrl }
    }
  }
`);

export const TillSaleQuery = graphql(`
  query TillSale($id: ID!) {
    order(id: $id) {
      id
      number
      status
      totals { total { amount currency } }
      invoice { number url }
    }
  }
`);

export const CancelTillSaleMutation = graphql(`
  mutation CancelTillSale($input: CancelTillSaleInput!) {
    cancelTillSale(input: $input) {
      __typename
      ... on Error { message }
      ... on Order { id status }
    }
  }
`);

export const MailTillReceiptMutation = graphql(`
  mutation MailTillReceipt($input: MailTillReceiptInput!) {
    mailTillReceipt(input: $input) {
      __typename
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
      ... on Order { id }
    }
  }
`);
