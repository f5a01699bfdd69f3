/** What is known about a person, and what they can do about it. */
import { graphql } from "~/gql";

export const ConsentQuery = graphql(`
  query Consent {
    consent { choice optsOut isAskedFor }
  }
`);

export const ChooseConsentMutation = graphql(`
  mutation ChooseConsent($input: ChooseConsentInput!) {
    chooseConsent(input: $input) { choice optsOut isAskedFor }
  }
`);

export const DataPageQuery = graphql(`
  query DataPage {
    me { id hasSecondFactor }
    dataExports { id askedAt expiresAt status size }
    myErasure { id dueAt status }
    erasureBlockers { kind number whatToDo }
  }
`);

export const ExportMyDataMutation = graphql(`
  mutation ExportMyData {
    exportMyData {
      __typename
      ... on DataExport { id askedAt expiresAt status size }
      ... on Error { message }
    }
  }
`);

export const OpenExportMutation = graphql(`
  mutation OpenExport($input: OpenExportInput!) {
    openExport(input: $input) {
      __typename
      ... on ExportLink { url }
      ... on Error { message }
    }
  }
`);

export const RequestErasureMutation = graphql(`
  mutation RequestErasure {
    requestErasure {
      __typename
      ... on Erasure { id dueAt status }
      ... on ErasureBlocked { blockers { kind number whatToDo } }
      ... on Error { message }
    }
  }
`);

export const CancelErasureMutation = graphql(`
  mutation CancelErasure {
    cancelErasure {
      __typename
      ... on Erasure { id dueAt status }
      ... on Error { message }
    }
  }
`);

export const RequestGuestErasureMutation = graphql(`
  mutation RequestGuestErasure($input: RequestGuestErasureInput!) {
    requestGuestErasure(input: $input) {
      __typename
      ... on MailSent { email }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ConfirmGuestErasureMutation = graphql(`
  mutation ConfirmGuestErasure($input: ConfirmGuestErasureInput!) {
    confirmGuestErasure(input: $input) {
      __typename
      ... on Erasure { id dueAt status }
      ... on ErasureBlocked { blockers { kind number whatToDo } }
      ... on Error { message }
    }
  }
`);
