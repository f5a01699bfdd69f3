/** Where offers stand with the cart: asked for after the page is there, and again when the cart is another. */
import { graphql } from "~/gql";

export const CartOffersQuery = graphql(`
  query CartOffers {
    cart {
      id
      version
      offers {
        code
        standing
        reason
        saves { amount currency }
        offer { id name }
        missing { lack quantity spend { amount currency } }
        beatenBy { id name }
      }
    }
  }
`);

export const DropOfferMutation = graphql(`
  mutation DropOffer($input: DropOfferInput!) {
    dropOffer(input: $input) {
      __typename
      ... on Cart { id ...CartContents }
      ... on Error { message }
    }
  }
`);
