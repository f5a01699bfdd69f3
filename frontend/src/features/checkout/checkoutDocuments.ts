/** What the checkout asks and sends. */
import { graphql } from "~/gql";

export const CheckoutQuery = graphql(`
  query Checkout($country: String! = "", $region: String! = "") {
    shop { channel { country currency } }
    checkout(country: $country, region: $region) {
      ageLimit
      isOldEnough
      mustAccept
      countries
      returnDays
      returnFee { amount currency }
      soldForGood { name rule }
      addressFormat { country fields { name label row isRequired choices { value name } pattern example } }
      deliveryMethods {
        code
        kind
        name
        description
        price { amount currency }
        earliest
        latest
        totals {
          subtotal { amount currency }
          discount { amount currency }
          shipping { amount currency }
          tax { amount currency }
          total { amount currency }
          taxIsIncluded
        }
      }
    }
    savedAddresses { id isDefault address { name line1 line2 city region postalCode country } }
  }
`);

export const ReserveCartMutation = graphql(`
  mutation ReserveCart($input: ReserveCartInput!) {
    reserveCart(input: $input) {
      __typename
      ... on HeldCart { expiresAt }
      ... on OutOfStock { productName available }
      ... on Error { message }
    }
  }
`);

export const PlaceOrderMutation = graphql(`
  mutation PlaceOrder($input: PlaceOrderInput!) {
    placeOrder(input: $input) {
      __typename
      ... on Order { id number }
      ... on PriceChanged { total { amount currency } }
      ... on OutOfStock { productName available }
      ... on AgeNotConfirmed { years }
      ... on NotAccepted { kinds }
      ... on InvalidInput { fields { path message } }
      ... on Error { message }
    }
  }
`);

export const StartPaymentMutation = graphql(`
  mutation StartPayment($input: StartPaymentInput!) {
    startPayment(input: $input) {
      __typename
      ... on Payment { id status payUrl }
      ... on Error { message }
    }
  }
`);

export const DoneOrderFragment = graphql(`
  fragment DoneOrder on Order {
    id
    number
    status
    email
    quantity
    deliveryMethod
    estimatedDelivery
    totals { total { amount currency } }
    payment { id status amount { amount currency } failureMessage cardLast4 }
    lines { id name picture wall quantity total { amount currency } }
  }
`);

export const DoneQuery = graphql(`
  query Done($id: ID!) {
    order(id: $id) { id ...DoneOrder }
  }
`);

export const DoneSubscription = graphql(`
  subscription DoneOrderChanged($id: ID!) {
    orderChanged(orderId: $id) { id ...DoneOrder }
  }
`);
