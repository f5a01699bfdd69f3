/** What staff did. */
import { graphql } from "~/gql";

export const AuditQuery = graphql(`
  query Audit($filter: AuditFilter, $after: String) {
    auditLog(filter: $filter, first: 30, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id at act objectType objectId before after requestId address actor { id name } }
    }
  }
`);
