/** What the address book asks and sends. */
import { graphql } from "~/gql";

export const AddressesQuery = graphql(`
  query Addresses($country: String! = "") {
    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }
    checkout(country: $country) {
      countries
      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }
    }
  }
`);

export const SaveAddressMutation = graphql(`
  mutation SaveAddress($input: SaveAddressInput!) {
    saveAddress(input: $input) {
      __typename
      ... on SavedAddress { id isDefault }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RemoveAddressMutation = graphql(`
  mutation RemoveAddress($input: RemoveAddressInput!) {
    removeAddress(input: $input) {
      __typename
      ... on AddressRemoved { id }
      ... on Error { message }
    }
  }
`);
