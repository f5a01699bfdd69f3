/** The ways of delivery as the owner sets them, and what a parcel would cost by them. */
import { graphql } from "~/gql";

export const DeliverySettingsQuery = graphql(`
  query DeliverySettings {
    shopSettings { revision channels { code name currency country } }
    deliverySettings {
      id
      revision
      channel
      code
      name
      description
      amount { amount currency }
      amountPerKg { amount currency }
      freeFrom { amount currency }
      goodsFrom { amount currency }
      goodsBelow { amount currency }
      heaviestGrams
      deliversTo
      notTo
      daysEarliest
      daysLatest
      weekdays
      cutOff
      position
      kind
    }
  }
`);

export const DeliveryQuotesQuery = graphql(`
  query DeliveryQuotes($channel: String!, $country: String!, $region: String!, $grams: Int!, $goods: Decimal!) {
    deliveryQuotes(channel: $channel, country: $country, region: $region, grams: $grams, goods: $goods) {
      code
      name
      price { amount currency }
      earliest
      latest
    }
  }
`);

export const CreateDeliveryMutation = graphql(`
  mutation CreateDelivery($input: CreateDeliveryMethodInput!) {
    createDeliveryMethod(input: $input) {
      __typename
      ... on DeliverySettings { id revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ChangeDeliveryMutation = graphql(`
  mutation ChangeDelivery($input: ChangeDeliveryMethodInput!) {
    changeDeliveryMethod(input: $input) {
      __typename
      ... on DeliverySettings { id revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RemoveDeliveryMutation = graphql(`
  mutation RemoveDelivery($input: RemoveDeliveryMethodInput!) {
    removeDeliveryMethod(input: $input) {
      __typename
      ... on DeliveryEnded { code }
      ... on ChangedMeanwhile { revision }
      ... on Error { message }
    }
  }
`);
