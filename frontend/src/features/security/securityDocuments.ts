/** What one sees and changes of how one logs in. */
import { graphql } from "~/gql";

export const SecurityPageQuery = graphql(`
  query SecurityPage {
    me {
      id
      email
      isEmailProven
      hasSecondFactor
      sessions { id ...SessionRow }
    }
  }
`);

export const ConfirmIdentityMutation = graphql(`
  mutation ConfirmIdentity($input: ConfirmIdentityInput!) {
    confirmIdentity(input: $input) {
      __typename
      ... on IdentityConfirmed { until }
      ... on Error { message }
    }
  }
`);

export const RevokeSessionMutation = graphql(`
  mutation RevokeSession($input: RevokeSessionInput!) {
    revokeSession(input: $input) {
      __typename
      ... on SessionsEnded { count }
      ... on Error { message }
    }
  }
`);

export const LogOutEverywhereMutation = graphql(`
  mutation LogOutEverywhere($input: LogOutEverywhereInput!) {
    logOutEverywhere(input: $input) {
      __typename
      ... on SessionsEnded { count }
      ... on Error { message }
    }
  }
`);

export const ChangePasswordMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      __typename
      ... on PasswordSet { endedSessions }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RequestEmailChangeMutation = graphql(`
  mutation RequestEmailChange($input: RequestEmailChangeInput!) {
    requestEmailChange(input: $input) {
      __typename
      ... on MailSent { email }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const StartSecondFactorMutation = graphql(`
  mutation StartSecondFactor {
    startSecondFactor {
      __typename
      ... on SecondFactorSetup { secret size path }
      ... on Error { message }
    }
  }
`);

export const FinishSecondFactorMutation = graphql(`
  mutation FinishSecondFactor($input: FinishSecondFactorInput!) {
    finishSecondFactor(input: $input) {
      __typename
      ... on SecondFactorOn { paperCodes }
      ... on Error { message }
    }
  }
`);

export const EndSecondFactorMutation = graphql(`
  mutation EndSecondFactor {
    endSecondFactor {
      __typename
      ... on Account { id hasSecondFactor }
      ... on Error { message }
    }
  }
`);
