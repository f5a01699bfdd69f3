/** How long things are kept, and how many customers staff may erase. */
import { graphql } from "~/gql";

export const RetentionQuery = graphql(`
  query Retention {
    retention { name what days usualDays leastDays mostDays prunedAt pruned }
    erasureLimit { perDay mostPerDay }
  }
`);

export const SetRetentionMutation = graphql(`
  mutation SetRetention($input: SetRetentionInput!) {
    setRetention(input: $input) {
      __typename
      ... on Retention { name days }
      ... on Error { message }
    }
  }
`);

export const SetErasureLimitMutation = graphql(`
  mutation SetErasureLimit($input: SetErasureLimitInput!) {
    setErasureLimit(input: $input) {
      __typename
      ... on ErasureLimit { perDay }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);
