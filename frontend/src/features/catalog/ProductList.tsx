/** One page of products that fit the choices in the address. */
import { graphql } from "~/gql";

export const ProductListQuery = graphql(`
  query ProductList($filter: ProductFilter, $sort: ProductSort, $first: Int!, $after: String) {
    products(filter: $filter, sort: $sort, first: $first, after: $after) {
      totalCount
      correctedText
      pageInfo { hasNextPage endCursor }
      facets { name values { value label count isSelected } }
      nodes { id ...ProductTile }
    }
  }
`);
