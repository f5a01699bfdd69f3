/** One query serves every number on the page and the link to GraphiQL. */
import { graphql } from "~/gql";
import type { OrderChannel } from "~/gql/graphql";

export const FiguresQuery = graphql(`
  query Figures($period: Period!, $channel: OrderChannel) {
    analytics(period: $period, channel: $channel) {
      conversion { value numerator denominator }
      aov { orders value { amount currency } }
      repeatPurchaseRate { value numerator denominator }
      cartAbandonment { value numerator denominator }
      revenue { orders value { amount currency } }
      orders
    }
  }
`);

export const channelWords: Record<OrderChannel, string> = { WEB: "Web", APP: "App", TILL: "Tills" };
