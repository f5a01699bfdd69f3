/** What a mutation changes besides the objects that it returns. */
import type { Cache, UpdatesConfig } from "@urql/exchange-graphcache";

type Result = { __typename?: string } | null;

function answeredCart(field: string) {
  return (answer: Record<string, unknown>, _: object, cache: Cache) => {
    const result = answer[field] as Result;
    if (result?.__typename === "Cart") cache.link("Query", "cart", result as never);
  };
}

/** Forget every stored answer of a root field, whatever its arguments were. */
export function forget(cache: Cache, field: string): void {
  for (const stored of cache.inspectFields("Query")) {
    if (stored.fieldName === field) cache.invalidate("Query", stored.fieldKey);
  }
}

export const cacheUpdates: UpdatesConfig = {
  Mutation: {
    addToCart: answeredCart("addToCart"),
    setCartLine: answeredCart("setCartLine"),
    applyOffer: answeredCart("applyOffer"),
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
    dismissRecommendation(_, __, cache) {
      forget(cache, "recommendations");
    },
  },
  Subscription: {
    cartChanged: (answer, _, cache) => cache.link("Query", "cart", answer.cartChanged as never),
  },
};
