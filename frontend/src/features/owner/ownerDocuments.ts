/** What the owner reads and sets about the shop itself. */
import { graphql } from "~/gql";

export const OwnerQuery = graphql(`
  query Owner {
    me { id grants hasSecondFactor }
  }
`);

export const OverviewQuery = graphql(`
  query Overview {
    shop { isDemo }
    shopSettings { revision company postalAddress email mailAddress }
    legalPages { kind inForce { number isSample } newest { number inForceAt } }
  }
`);

export const ChecksQuery = graphql(`
  query Checks {
    invariants {
      at
      seconds
      checked
      providerAnswered
      holds
      breaches { name means count examples }
    }
  }
`);

export const SettingsQuery = graphql(`
  query Settings {
    shopSettings {
      revision
      name
      company
      postalAddress
      representedBy
      registerEntry
      vatNumber
      email
      phone
      mailName
      mailAddress
      returnBonusPercent
      sellsFrom { code name warehouses { id number name } others { id number name } }
      channels { code name country currency pricesIncludeTax taxPercent mustAccept }
      returnTerms { code name returnDays changeMinutes fee { amount currency } approvedBelow { amount currency } }
      taxRates { id country region taxedAs percent validFrom }
    }
  }
`);

export const ChangeShopMutation = graphql(`
  mutation ChangeShop($input: ChangeShopInput!) {
    changeShop(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ChangeMailSenderMutation = graphql(`
  mutation ChangeMailSender($input: ChangeMailSenderInput!) {
    changeMailSender(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ChangeTaxRateMutation = graphql(`
  mutation ChangeTaxRate($input: ChangeTaxRateInput!) {
    changeTaxRate(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RequireAcceptanceMutation = graphql(`
  mutation RequireAcceptance($input: RequireAcceptanceInput!) {
    requireAcceptance(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ChooseWarehousesMutation = graphql(`
  mutation ChooseWarehouses($input: ChooseWarehousesInput!) {
    chooseWarehouses(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const SetTaxRateMutation = graphql(`
  mutation SetTaxRate($input: SetTaxRateInput!) {
    setTaxRate(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const RemoveTaxRateMutation = graphql(`
  mutation RemoveTaxRate($input: RemoveTaxRateInput!) {
    removeTaxRate(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on Error { message }
    }
  }
`);

export const ChangeReturnBonusMutation = graphql(`
  mutation ChangeReturnBonus($input: ChangeReturnBonusInput!) {
    changeReturnBonus(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const ChangeReturnTermsMutation = graphql(`
  mutation ChangeReturnTerms($input: ChangeReturnTermsInput!) {
    changeReturnTerms(input: $input) {
      __typename
      ... on ShopSettings { revision }
      ... on ChangedMeanwhile { revision }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);
