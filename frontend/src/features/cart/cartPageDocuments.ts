/** What only the pages of cart, offers and lists send; the rest of the shop need not carry it. */
import { graphql } from "~/gql";

export const ApplyOfferMutation = graphql(`
  mutation ApplyOffer($input: ApplyOfferInput!) {
    applyOffer(input: $input) {
      __typename
      ... on Cart { id ...CartContents }
      ... on Error { message }
    }
  }
`);
