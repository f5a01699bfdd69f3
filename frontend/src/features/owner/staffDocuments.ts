/** Those who work here, and those who are asked to. */
import { graphql } from "~/gql";

export const StaffRolesQuery = graphql(`
  query StaffRoles {
    staffRoles { role grants needsStore }
    shop { channel { currency } }
  }
`);

export const StaffQuery = graphql(`
  query Staff($status: StaffStatus, $search: String!, $after: String) {
    staff(status: $status, search: $search, first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id ...StaffMember }
    }
  }
`);

export const StaffMemberFragment = graphql(`
  fragment StaffMember on Account {
    id
    name
    email
    roles
    isActive
    grants
    extraGrants
    store { id name }
    refundCap { amount currency }
    lastSeenAt
    hasSecondFactor
  }
`);

export const InvitationsQuery = graphql(`
  query Invitations($after: String) {
    invitations(first: 20, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id email name role extraGrants store { id name } refundCap { amount currency } invitedAt expiresAt }
    }
  }
`);

export const StoreChoiceQuery = graphql(`
  query StoreChoice($search: String!) {
    stores(search: $search, first: 20) { id name number city }
  }
`);

export const InviteStaffMutation = graphql(`
  mutation InviteStaff($input: InviteStaffInput!) {
    inviteStaff(input: $input) {
      __typename
      ... on Invitation { id email }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RevokeInvitationMutation = graphql(`
  mutation RevokeInvitation($input: RevokeInvitationInput!) {
    revokeInvitation(input: $input) {
      __typename
      ... on Invitation { id }
      ... on Error { message }
    }
  }
`);

export const ChangeStaffMutation = graphql(`
  mutation ChangeStaff($input: ChangeStaffInput!) {
    changeStaff(input: $input) {
      __typename
      ... on Account { id ...StaffMember }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const DeactivateStaffMutation = graphql(`
  mutation DeactivateStaff($input: DeactivateStaffInput!) {
    deactivateStaff(input: $input) {
      __typename
      ... on Account { id ...StaffMember }
      ... on Error { message }
    }
  }
`);

export const ReactivateStaffMutation = graphql(`
  mutation ReactivateStaff($input: ReactivateStaffInput!) {
    reactivateStaff(input: $input) {
      __typename
      ... on Account { id ...StaffMember }
      ... on Error { message }
    }
  }
`);
