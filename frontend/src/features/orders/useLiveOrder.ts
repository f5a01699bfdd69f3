/** Keeps one order fresh: each change the shop tells of lands in the cache, and so on screen. */
import { useSubscription } from "urql";
import { graphql } from "~/gql";

const OrderChangedSubscription = graphql(`
  subscription OrderChanged($orderId: ID!) {
    orderChanged(orderId: $orderId) {
      id
      status
      estimatedDelivery
      canReturn
      availableActions { kind until }
      nextStatuses
      pickup { id status }
      fulfilments { id status tracking carrier trackingNumber trackingUrl estimatedDelivery events { kind at place text } }
      payment { id status failureMessage cardLast4 }
      timeline { status title at }
      lines { id quantityReturnable }
    }
  }
`);

/** True while the line to the shop is open. */
export function useLiveOrder(orderId: string, isPaused: boolean): boolean {
  const [{ data, error }] = useSubscription({
    query: OrderChangedSubscription,
    variables: { orderId },
    pause: isPaused,
  });
  return !isPaused && Boolean(data) && !error;
}
