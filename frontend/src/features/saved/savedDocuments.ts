/** What people keep besides the cart, and what is done with it. */
import { graphql } from "~/gql";

export const SavedLineFragment = graphql(`
  fragment SavedLine on SavedLine {
    id
    variantId
    name
    quantity
    isAvailable
    unitPrice { amount currency }
    product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }
  }
`);

export const SavedQuery = graphql(`
  query Saved {
    saved {
      id
      wishesSharedUntil
      later { id ...SavedLine }
      wishes { id variantId ...SavedLine }
    }
  }
`);

export const SavedChangedSubscription = graphql(`
  subscription SavedChanged {
    savedChanged { id wishesSharedUntil }
  }
`);

export const MoveToCartMutation = graphql(`
  mutation MoveToCart($input: MoveToCartInput!) {
    moveToCart(input: $input) {
      __typename
      ... on Moved { cart { id ...CartContents } }
      ... on Error { message }
    }
  }
`);

export const RemoveSavedMutation = graphql(`
  mutation RemoveSaved($input: RemoveSavedInput!) {
    removeSaved(input: $input) {
      __typename
      ... on Saved { id wishesSharedUntil }
      ... on Error { message }
    }
  }
`);

export const AddToWishListMutation = graphql(`
  mutation AddToWishList($input: AddToWishListInput!) {
    addToWishList(input: $input) {
      __typename
      ... on Saved { id wishesSharedUntil }
      ... on Error { message }
    }
  }
`);

export const ShareWishListMutation = graphql(`
  mutation ShareWishList {
    shareWishList { url expiresAt }
  }
`);

export const EndSharingMutation = graphql(`
  mutation EndSharing {
    endSharing { count }
  }
`);

export const SharedListQuery = graphql(`
  query SharedList($token: String!) {
    sharedList(token: $token) {
      id
      isWishList
      expiresAt
      lines { id ...SavedLine }
    }
  }
`);

export const AddSharedToCartMutation = graphql(`
  mutation AddSharedToCart($input: AddSharedToCartInput!) {
    addSharedToCart(input: $input) {
      __typename
      ... on CartFilled { lines changes { message } cart { id ...CartContents } }
      ... on Error { message }
    }
  }
`);
