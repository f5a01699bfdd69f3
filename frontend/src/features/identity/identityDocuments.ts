/** Logging in, signing up, logging out. */
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
      ... on SignedIn { mergedLines account { id name roles } cart { id quantity } }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const LogOutMutation = graphql(`
  mutation LogOut {
    logOut { __typename }
  }
`);
