/** The shipments that staff send, and what they do with one. */
import { graphql } from "~/gql";

export const DeskShipmentsQuery = graphql(`
  query DeskShipments($status: FulfilmentStatus, $isOpen: Boolean, $after: String) {
    fulfilments(status: $status, isOpen: $isOpen, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id number status tracking locationName createdAt promisedDelivery }
    }
  }
`);

export const DeskShipmentQuery = graphql(`
  query DeskShipment($id: ID!) {
    fulfilment(id: $id) {
      id
      number
      status
      tracking
      carrier
      trackingNumber
      trackingUrl
      promisedDelivery
      estimatedDelivery
      createdAt
      locationName
      nextStatuses
      pickListUrl
      packingSlipUrl
      labelUrl
      proof { takenBy photoUrl }
      events { kind at place text }
      lines { quantity orderLine { id name sku } }
      order { id number }
    }
  }
`);

export const AdvanceFulfilmentMutation = graphql(`
  mutation AdvanceFulfilment($input: AdvanceFulfilmentInput!) {
    advanceFulfilment(input: $input) {
      __typename
      ... on Fulfilment { id status nextStatuses labelUrl order { id status } }
      ... on Error { message }
    }
  }
`);

export const ShipFulfilmentMutation = graphql(`
  mutation ShipFulfilment($input: ShipFulfilmentInput!) {
    shipFulfilment(input: $input) {
      __typename
      ... on Fulfilment { id status carrier trackingNumber trackingUrl nextStatuses labelUrl order { id status } }
      ... on Error { message }
    }
  }
`);

export const SplitFulfilmentMutation = graphql(`
  mutation SplitFulfilment($input: SplitFulfilmentInput!) {
    splitFulfilment(input: $input) {
      __typename
      ... on Fulfilment { id number status lines { quantity orderLine { id } } }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);
