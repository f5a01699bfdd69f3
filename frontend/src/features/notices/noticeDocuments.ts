/** What buyers are told of their orders, and how they want to be told. */
import { graphql } from "~/gql";

export const NoticesQuery = graphql(`
  query Notices($after: String) {
    unreadNotices
    notices(first: 20, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id headline sentence orderId createdAt readAt }
    }
  }
`);

export const MarkNoticesReadMutation = graphql(`
  mutation MarkNoticesRead($input: MarkNoticesReadInput!) {
    markNoticesRead(input: $input) {
      __typename
      ... on NoticesRead { unread }
      ... on Error { message }
    }
  }
`);

export const NoticePreferencesQuery = graphql(`
  query NoticePreferences {
    pushKey
    noticePreferences { step headline channel isWanted isFixed }
  }
`);

export const ChooseNoticeMutation = graphql(`
  mutation ChooseNotice($input: ChooseNoticeInput!) {
    chooseNotice(input: $input) {
      __typename
      ... on NoticePreference { step channel isWanted }
      ... on Error { message }
    }
  }
`);

export const SubscribeToPushMutation = graphql(`
  mutation SubscribeToPush($input: SubscribeToPushInput!) {
    subscribeToPush(input: $input) {
      __typename
      ... on PushChosen { isOn }
      ... on Error { message }
    }
  }
`);

export const UnsubscribeFromPushMutation = graphql(`
  mutation UnsubscribeFromPush($input: UnsubscribeFromPushInput!) {
    unsubscribeFromPush(input: $input) { isOn }
  }
`);
