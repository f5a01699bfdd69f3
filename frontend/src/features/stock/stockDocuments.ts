/** What the desk asks about goods, and what it does with them. */
import { graphql } from "~/gql";

export const StockLevelFragment = graphql(`
  fragment StockLevelCounts on StockLevel {
    id
    onHand
    allocated
    reserved
    incoming
    safety
    backorder
    available
    location { id name kind number }
  }
`);

export const StockLevelsQuery = graphql(`
  query StockLevels($variantId: ID!, $after: String) {
    stockLevels(variantId: $variantId, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ...StockLevelCounts }
    }
  }
`);

export const LowStockQuery = graphql(`
  query LowStock($locationId: ID, $atMost: Int!, $after: String) {
    lowStock(locationId: $locationId, atMost: $atMost, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        onHand
        incoming
        available
        item { variantId sku name productSlug }
        location { id name }
      }
    }
  }
`);

export const StockPlacesQuery = graphql(`
  query StockPlaces($search: String!) {
    stockLocations(search: $search, first: 8) {
      nodes { id name number city kind }
    }
  }
`);

export const StockMovementsQuery = graphql(`
  query StockMovements($levelId: ID!, $after: String) {
    stockMovements(stockLevelId: $levelId, first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id kind at onHand allocated reserved incoming safety backorder reason }
    }
  }
`);

/* With the refusal of a stale screen comes the level as it is now, and so the screen shows it. */
export const CountStockMutation = graphql(`
  mutation CountStock($input: CountStockInput!) {
    countStock(input: $input) {
      __typename
      ... on StockLevel { ...StockLevelCounts }
      ... on StockChanged { level { ...StockLevelCounts } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const AdjustStockMutation = graphql(`
  mutation AdjustStock($input: AdjustStockInput!) {
    adjustStock(input: $input) {
      __typename
      ... on StockLevel { ...StockLevelCounts }
      ... on StockChanged { level { ...StockLevelCounts } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const TransferStockMutation = graphql(`
  mutation TransferStock($input: TransferStockInput!) {
    transferStock(input: $input) {
      __typename
      ... on StockLevel { ...StockLevelCounts }
      ... on StockChanged { level { ...StockLevelCounts } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ReceiveStockMutation = graphql(`
  mutation ReceiveStock($input: ReceiveStockInput!) {
    receiveStock(input: $input) {
      __typename
      ... on StockLevel { ...StockLevelCounts }
      ... on StockChanged { level { ...StockLevelCounts } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const SetStockTermsMutation = graphql(`
  mutation SetStockTerms($input: SetStockTermsInput!) {
    setStockTerms(input: $input) {
      __typename
      ... on StockLevel { ...StockLevelCounts }
      ... on StockChanged { level { ...StockLevelCounts } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ExportStockMutation = graphql(`
  mutation ExportStock($input: ExportStockInput!) {
    exportStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }
  }
`);

export const ImportStockMutation = graphql(`
  mutation ImportStock($input: ImportStockInput!) {
    importStock(input: $input) { __typename ... on CatalogTransfer { id } ... on Error { message } }
  }
`);
