/** What a mutation changes besides the objects that it returns. */
import type { Cache, UpdatesConfig } from "@urql/exchange-graphcache";

type Result = { __typename?: string; cart?: object } | null;

function answeredCart(field: string) {
  return (answer: Record<string, unknown>, _: object, cache: Cache) => {
    const result = answer[field] as Result;
    if (result?.__typename === "Cart") cache.link("Query", "cart", result as never);
    // In what was filled or moved, and in the refusal of what was stale, the cart is one of the things told.
    else if (result?.cart) cache.link("Query", "cart", result.cart as never);
    if (field !== "addToCart" && field !== "setCartLine") forget(cache, "saved");
  };
}

/** Forget every stored answer of a root field, whatever its arguments were. */
export function forget(cache: Cache, field: string): void {
  for (const stored of cache.inspectFields("Query")) {
    if (stored.fieldName === field) cache.invalidate("Query", stored.fieldKey);
  }
}

const cartMutations =
  "restoreCartLine setCartNote acknowledgeCart undoCartMerge reorder addSharedToCart saveForLater moveToCart addToWishList removeSaved shareWishList endSharing".split(
    " ",
  );

export const cacheUpdates: UpdatesConfig = {
  Mutation: {
    addToCart: answeredCart("addToCart"),
    setCartLine: answeredCart("setCartLine"),
    applyOffer: answeredCart("applyOffer"),
    ...Object.fromEntries(cartMutations.map((name) => [name, answeredCart(name)])),
    placeOrder(answer, _, cache) {
      if ((answer.placeOrder as Result)?.__typename !== "Order") return;
      forget(cache, "cart");
      forget(cache, "orders");
    },
    requestReturn(_, __, cache) {
      forget(cache, "returns");
    },
    openTicket(_, __, cache) {
      forget(cache, "tickets");
    },
  },
  Subscription: {
    savedChanged: (_, __, cache) => forget(cache, "saved"),
    cartChanged: (answer, _, cache) => cache.link("Query", "cart", answer.cartChanged as never),
  },
};
