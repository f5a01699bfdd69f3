/** Offers as marketers set them, and what one would have done to past orders. */
import { graphql } from "~/gql";

export const OfferSettingsFragment = graphql(`
  fragment OfferAsSet on OfferSettings {
    id
    revision
    phase
    name
    code
    reason
    terms
    isAutomatic
    isDraft
    startsAt
    endsAt
    currency
    effect
    percent
    amount { amount currency }
    buy
    get
    atMost
    parts { quantity goods { ...GoodsAsSet } }
    goods { ...GoodsAsSet }
    spendOn { ...GoodsAsSet }
    leastSpend { amount currency }
    leastQuantity
    markets
    touchpoints
    campaigns
    tiers
    firstOrder
    bought { ...GoodsAsSet }
    boughtDays
    idleDays
    group
    standsAlone
    rank
    mostUses
    mostPerDay
    mostEach
    budget { amount currency }
    uses
    codes
    given { amount currency }
  }
`);

export const GoodsFragment = graphql(`
  fragment GoodsAsSet on OfferGoods {
    category
    brand
    kind
    maker
    size
    ids
    minPrice { amount currency }
    maxPrice { amount currency }
  }
`);

export const OffersSetQuery = graphql(`
  query OffersSet($after: String) {
    shop { channels { code name currency } }
    offerSettings(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { ...OfferAsSet }
    }
  }
`);

export const SaveOfferMutation = graphql(`
  mutation SaveOffer($input: SaveOfferInput!) {
    saveOffer(input: $input) {
      __typename
      ... on OfferSettings { ...OfferAsSet }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const EndOfferMutation = graphql(`
  mutation EndOffer($input: EndOfferInput!) {
    endOffer(input: $input) {
      __typename
      ... on OfferSettings { id revision phase }
      ... on ChangedMeanwhile { revision }
      ... on Error { message }
    }
  }
`);

export const MakeCodesMutation = graphql(`
  mutation MakeCodes($input: MakeOfferCodesInput!) {
    makeOfferCodes(input: $input) {
      __typename
      ... on OfferSettings { id codes }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const OfferCodesFileQuery = graphql(`
  query OfferCodesFile($id: ID!) {
    offerCodesFile(id: $id)
  }
`);

export const TryOfferQuery = graphql(`
  query TryOffer($offer: OfferTermsInput!, $days: Int!) {
    simulateOffer(offer: $offer, days: $days) {
      orders
      usedBy
      customers
      cost { amount currency }
      turnover { amount currency }
      isWhole
      takesForGranted
    }
  }
`);
