/** What choosing a store, waiting for goods there, and handing them over ask of the shop. */
import { graphql } from "~/gql";

export const PickupStoresQuery = graphql(`
  query PickupStores($search: String!, $latitude: Float, $longitude: Float) {
    pickupStores(search: $search, latitude: $latitude, longitude: $longitude) {
      store { id name address city postalCode }
      distanceKm
      isComplete
      timeZone
      lines { name sku wanted available isHere }
      slots { startsAt endsAt }
      totals {
        subtotal { amount currency }
        discount { amount currency }
        shipping { amount currency }
        tax { amount currency }
        total { amount currency }
        taxIsIncluded
      }
    }
  }
`);

export const OrderPickupQuery = graphql(`
  query OrderPickup($id: ID!) {
    order(id: $id) {
      id
      status
      ageLimit
      pickup {
        id
        status
        startsAt
        endsAt
        keptUntil
        answerBy
        choices
        missing { name quantity }
        collector
        timeZone
        code { text size path }
        store { id name address city postalCode openingHours { weekday opens closes } }
      }
    }
  }
`);

export const PickupAlternativesQuery = graphql(`
  query PickupAlternatives($id: ID!) {
    pickupAlternatives(pickupId: $id) {
      store { id name city }
      timeZone
      slots { startsAt endsAt }
    }
  }
`);

export const AnswerPickupShortageMutation = graphql(`
  mutation AnswerPickupShortage($input: AnswerPickupShortageInput!) {
    answerPickupShortage(input: $input) {
      __typename
      ... on Pickup { id status }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export const StorePickupsQuery = graphql(`
  query StorePickups($status: PickupStatus) {
    pickups(status: $status, first: 50) {
      totalCount
      nodes { ...StorePickup }
    }
  }
`);

export const StorePickupFragment = graphql(`
  fragment StorePickup on Pickup {
    id
    status
    startsAt
    endsAt
    collector
    timeZone
    nextStatuses
    missing { name quantity }
    order { id number ageLimit note lines { id name sku quantity } }
  }
`);

export const PickupByCodeQuery = graphql(`
  query PickupByCode($code: String!) {
    pickupByCode(code: $code) { ...StorePickup }
  }
`);

export const MovePickupMutation = graphql(`
  mutation MovePickup($input: MovePickupInput!) {
    movePickup(input: $input) {
      __typename
      ... on Pickup { ...StorePickup }
      ... on Error { message }
    }
  }
`);

export const HandOverPickupMutation = graphql(`
  mutation HandOverPickup($input: HandOverPickupInput!) {
    handOverPickup(input: $input) {
      __typename
      ... on Pickup { ...StorePickup }
      ... on Error { message }
    }
  }
`);

export const ReportPickupShortageMutation = graphql(`
  mutation ReportPickupShortage($input: ReportPickupShortageInput!) {
    reportPickupShortage(input: $input) {
      __typename
      ... on Pickup { ...StorePickup }
      ... on Error { message }
    }
  }
`);
