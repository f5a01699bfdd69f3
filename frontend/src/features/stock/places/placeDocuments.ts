/** Warehouses and stores, as those see and set them who look after goods. */
import { graphql } from "~/gql";

export const PlacesQuery = graphql(`
  query Places($kind: LocationKind, $search: String!, $after: String) {
    me { id grants }
    stockLocations(kind: $kind, search: $search, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        kind
        number
        name
        line1
        city
        region
        postalCode
        country
        latitude
        longitude
        hasPickup
        pickupCapacity
        pickupLeadMinutes
        timeZone
        isDemo
        revision
        closedAt
        openingHours { weekday opens closes }
      }
    }
  }
`);

export const CreatePlaceMutation = graphql(`
  mutation CreatePlace($input: CreateLocationInput!) {
    createLocation(input: $input) {
      __typename
      ... on StockLocation { id revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ChangePlaceMutation = graphql(`
  mutation ChangePlace($input: ChangeLocationInput!) {
    changeLocation(input: $input) {
      __typename
      ... on StockLocation { id revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ClosePlaceMutation = graphql(`
  mutation ClosePlace($input: CloseLocationInput!) {
    closeLocation(input: $input) {
      __typename
      ... on StockLocation { id revision closedAt }
      ... on PlaceIsInUse { obstacles { kind count } }
      ... on ChangedMeanwhile { revision }
      ... on Error { message }
    }
  }
`);

export const ReopenPlaceMutation = graphql(`
  mutation ReopenPlace($input: ReopenLocationInput!) {
    reopenLocation(input: $input) {
      __typename
      ... on StockLocation { id revision closedAt }
      ... on ChangedMeanwhile { revision }
      ... on Error { message }
    }
  }
`);
