/** Words that mean the same, and what was searched for in vain. */
import { graphql } from "~/gql";

export const WordsQuery = graphql(`
  query Words($after: String) {
    missedSearches(days: 30, first: 50) { text searches lastAt }
    synonymGroups(first: 50, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id terms revision }
    }
  }
`);

export const SaveSynonymsMutation = graphql(`
  mutation SaveSynonyms($input: SaveSynonymsInput!) {
    saveSynonyms(input: $input) {
      __typename
      ... on SynonymGroup { id terms revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RemoveSynonymsMutation = graphql(`
  mutation RemoveSynonyms($input: RemoveSynonymsInput!) {
    removeSynonyms(input: $input) {
      __typename
      ... on SynonymGroup { id isRemoved }
      ... on Error { message }
    }
  }
`);
