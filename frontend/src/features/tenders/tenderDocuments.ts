/** What is asked about gift cards, store credit and points. */
import { graphql } from "~/gql";

export const StoreCreditQuery = graphql(`
  query StoreCredit {
    me {
      id
      customer {
        id
        storeCredit { balance { amount currency } }
      }
    }
  }
`);

export const MyPointsQuery = graphql(`
  query MyPoints {
    me {
      id
      customer {
        id
        loyalty { id spendable }
      }
    }
    loyaltyProgramme { hundredPoints { amount currency } }
  }
`);

export const PointsWorthQuery = graphql(`
  query PointsWorth {
    loyaltyProgramme { hundredPoints { amount currency } }
  }
`);

export const CheckGiftCardMutation = graphql(`
  mutation CheckGiftCard($input: CheckGiftCardInput!) {
    checkGiftCard(input: $input) {
      __typename
      ... on GiftCardFound { token lastFour balance { amount currency } }
      ... on Error { message }
    }
  }
`);

export const BuyGiftCardMutation = graphql(`
  mutation BuyGiftCard($input: BuyGiftCardInput!) {
    buyGiftCard(input: $input) {
      __typename
      ... on Order { id }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const GiftCardPageQuery = graphql(`
  query GiftCardPage {
    shop { channel { currency } }
  }
`);
