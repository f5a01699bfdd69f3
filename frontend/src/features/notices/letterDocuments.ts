/** What staff see of the outbox, and of the mails themselves. */
import { graphql } from "~/gql";

export const DeadLettersQuery = graphql(`
  query DeadLetters($after: String) {
    deadLetters(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id headline orderNumber channel recipient failedAt attempts problem }
    }
  }
`);

export const ResendNoticeMutation = graphql(`
  mutation ResendNotice($input: ResendNoticeInput!) {
    resendNotice(input: $input) {
      __typename
      ... on Notice { id failedAt dueAt }
      ... on Error { message }
    }
  }
`);

export const MailTemplatesQuery = graphql(`
  query MailTemplates {
    mailTemplates
  }
`);

export const MailSampleQuery = graphql(`
  query MailSample($name: String!, $language: String!) {
    mailSample(name: $name, language: $language) { subject text html }
  }
`);
