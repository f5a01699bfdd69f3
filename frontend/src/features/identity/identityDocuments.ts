/** Logging in, signing up, and the links by mail. */
import { graphql } from "~/gql";

export const LogInMutation = graphql(`
  mutation LogIn($input: LogInInput!) {
    logIn(input: $input) {
      __typename
      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }
      ... on Error { message }
    }
  }
`);

export const SignUpMutation = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on MailSent { email }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const FinishSignUpMutation = graphql(`
  mutation FinishSignUp($input: FinishSignUpInput!) {
    finishSignUp(input: $input) {
      __typename
      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RequestPasswordResetMutation = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      __typename
      ... on MailSent { email }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ResetPasswordMutation = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      __typename
      ... on PasswordSet { endedSessions }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ConfirmEmailMutation = graphql(`
  mutation ConfirmEmail($input: ConfirmEmailInput!) {
    confirmEmail(input: $input) {
      __typename
      ... on MailSent { email }
      ... on Error { message }
    }
  }
`);
