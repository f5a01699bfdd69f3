/** Legal pages as the owner writes them. */
import { graphql } from "~/gql";

export const LegalPagesQuery = graphql(`
  query LegalPages {
    legalPages {
      kind
      inForce { number isSample inForceAt }
      newest { number isSample inForceAt }
    }
  }
`);

export const LegalVersionsQuery = graphql(`
  query LegalVersions($kind: LegalKind!) {
    legalVersions(kind: $kind, first: 20) { number source isSample writtenAt inForceAt }
  }
`);

export const LegalPreviewQuery = graphql(`
  query LegalPreview($text: String!) {
    legalPreview(text: $text)
  }
`);

export const WriteLegalTextMutation = graphql(`
  mutation WriteLegalText($input: WriteLegalTextInput!) {
    writeLegalText(input: $input) {
      __typename
      ... on LegalVersion { number }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);
