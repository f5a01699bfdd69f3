/** What is said of recommendations, and taken back. */
import { graphql } from "~/gql";
import { cacheUpdates, forget } from "~/lib/cacheUpdates";

export const GiveOpinionMutation = graphql(`
  mutation GiveOpinion($input: GiveOpinionInput!) {
    giveOpinion(input: $input) {
      __typename
      ... on Opinion { id verdict }
      ... on Error { message }
    }
  }
`);

export const WithdrawOpinionMutation = graphql(`
  mutation WithdrawOpinion($input: WithdrawOpinionInput!) {
    withdrawOpinion(input: $input) {
      __typename
      ... on OpinionWithdrawn { opinionId }
      ... on Error { message }
    }
  }
`);

export const OpinionsQuery = graphql(`
  query Opinions($after: String) {
    personalisation { isOn }
    opinions(first: 50, after: $after) {
      nodes { id verdict maker createdAt product { id name nameDe slug } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const ChoosePersonalisationMutation = graphql(`
  mutation ChoosePersonalisation($input: ChoosePersonalisationInput!) {
    choosePersonalisation(input: $input) { isOn }
  }
`);

/** After any of them other things are suggested; few ever say so, so it is not among what loads first. */
for (const said of ["giveOpinion", "withdrawOpinion", "choosePersonalisation"]) {
  cacheUpdates.Mutation = { ...cacheUpdates.Mutation, [said]: (_, __, cache) => forget(cache, "recommendations") };
}
