/** What stands beside the lines of a cart: the note, the news, what is saved, and the ways to change them. */
import { graphql } from "~/gql";

export const CartBesideQuery = graphql(`
  query CartBeside {
    cart { id version note merge { lines changes { message } } }
  }
`);

export const SetCartNoteMutation = graphql(`
  mutation SetCartNote($input: SetCartNoteInput!) {
    setCartNote(input: $input) {
      __typename
      ... on Cart { id note ...CartContents }
      ... on CartChangedMeanwhile { cart { id note ...CartContents } }
      ... on Error { message }
    }
  }
`);

export const AcknowledgeCartMutation = graphql(`
  mutation AcknowledgeCart($input: AcknowledgeCartInput!) {
    acknowledgeCart(input: $input) {
      __typename
      ... on Cart { id merge { lines changes { message } } ...CartContents }
      ... on CartChangedMeanwhile { cart { id merge { lines changes { message } } ...CartContents } }
      ... on Error { message }
    }
  }
`);

export const UndoCartMergeMutation = graphql(`
  mutation UndoCartMerge {
    undoCartMerge {
      __typename
      ... on Cart { id merge { lines changes { message } } ...CartContents }
      ... on Error { message }
    }
  }
`);

export const ShareCartMutation = graphql(`
  mutation ShareCart {
    shareCart {
      __typename
      ... on ShareLink { url expiresAt }
      ... on Error { message }
    }
  }
`);

export const SaveForLaterMutation = graphql(`
  mutation SaveForLater($input: SaveForLaterInput!) {
    saveForLater(input: $input) {
      __typename
      ... on Moved { cart { id ...CartContents } }
      ... on Error { message }
    }
  }
`);

export const RestoreCartLineMutation = graphql(`
  mutation RestoreCartLine($input: RestoreCartLineInput!) {
    restoreCartLine(input: $input) {
      __typename
      ... on Cart { id ...CartContents }
      ... on Error { message }
    }
  }
`);
