/** What Relay asks of a schema: connections to page through, nodes to fetch again. */
import { graphql } from "react-relay";

export const page = graphql`
  query ShopQuery($first: Int!) {
    ...Shop_products @arguments(count: $first)
  }
`;

export const products = graphql`
  fragment Shop_products on Query
  @refetchable(queryName: "MoreProducts")
  @argumentDefinitions(count: { type: "Int!" }, cursor: { type: "String" }) {
    products(first: $count, after: $cursor) @connection(key: "Shop_products") {
      edges {
        node {
          id
          ...Shop_product
        }
      }
    }
  }
`;

export const product = graphql`
  fragment Shop_product on Product @refetchable(queryName: "ThingAgain") {
    name
    price {
      amount
      currency
    }
  }
`;

export const add = graphql`
  mutation AddMutation($input: AddToCartInput!) {
    addToCart(input: $input) {
      __typename
      ... on Cart {
        id
        quantity
      }
      ... on Error {
        message
      }
    }
  }
`;

export const cart = graphql`
  subscription CartSubscription {
    cartChanged {
      id
      quantity
    }
  }
`;
