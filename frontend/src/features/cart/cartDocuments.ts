/** The one shape in which the whole shop reads the cart, and the mutations that answer in it. */
import { graphql } from "~/gql";

export const CartContentsFragment = graphql(`
  fragment CartContents on Cart {
    id
    version
    quantity
    lines {
      id
      variantId
      quantity
      isAvailable
      least
      step
      most
      unitPrice { amount currency }
      regularUnitPrice { amount currency }
      lowestRecentPrice { amount currency }
      total { amount currency }
      product { id name slug picture wall photo { alternative media { id widths width height placeholder } } maker size articleNumber needsArticleNumber stock quantityAvailable }
    }
    totals {
      subtotal { amount currency }
      discount { amount currency }
      shipping { amount currency }
      tax { amount currency }
      total { amount currency }
      taxIsIncluded
    }
    offer { id code name }
    warnings { code message target }
    merge { lines }
  }
`);

export const CartQuery = graphql(`
  query Cart {
    cart { id ...CartContents }
  }
`);

export const AddToCartMutation = graphql(`
  mutation AddToCart($input: AddToCartInput!) {
    addToCart(input: $input) {
      __typename
      ... on Cart { id ...CartContents }
      ... on OutOfStock { available productName }
      ... on QuantityNotAllowed { nearest }
      ... on Error { message }
    }
  }
`);

export const SetCartLineMutation = graphql(`
  mutation SetCartLine($input: SetCartLineInput!) {
    setCartLine(input: $input) {
      __typename
      ... on Cart { id ...CartContents }
      ... on CartChangedMeanwhile { cart { id ...CartContents } }
      ... on OutOfStock { available productName }
      ... on Error { message }
    }
  }
`);
