/** The cart as it changes on other devices and in other windows; the cache passes it on to whoever shows it. */
import { useSubscription } from "urql";
import { graphql } from "~/gql";

const CartChangedSubscription = graphql(`
  subscription CartChanged {
    cartChanged { id ...CartContents note merge { lines changes { message } } }
  }
`);

export function useLiveCart(): void {
  useSubscription({ query: CartChangedSubscription });
}
