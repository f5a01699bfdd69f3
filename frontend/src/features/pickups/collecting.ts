/** What was chosen at the checkout: where and when it is collected, by whom, and what it costs there. */
import type { PickupStoresQuery } from "~/gql/graphql";

export type Collecting = {
  storeId: string;
  startsAt: string;
  collector: string;
  totals: PickupStoresQuery["pickupStores"][number]["totals"];
};
