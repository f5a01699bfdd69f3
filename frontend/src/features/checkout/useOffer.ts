/** What buying the present cart takes, there where it goes; anew whenever the cart or the place is another. */
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import type { AddressInput, CheckoutQuery as Answer } from "~/gql/graphql";
import { CheckoutQuery } from "./checkoutDocuments";

export function useOffer(address: AddressInput, version: number | undefined) {
  const variables = { country: address.country || undefined, region: address.region || undefined };
  const [{ data, error, fetching, stale }, ask] = useQuery({ query: CheckoutQuery, variables, requestPolicy: "cache-and-network" });
  const last = useRef<Answer>(undefined);
  const seen = useRef(version);
  useEffect(() => {
    if (data) last.current = data;
  }, [data]);
  useEffect(() => {
    if (version !== undefined && seen.current !== undefined && seen.current !== version) ask({ requestPolicy: "network-only" });
    seen.current = version ?? seen.current;
  }, [version, ask]);
  return {
    /** Of the place before, for the moment until this one's is there. */
    answer: data ?? last.current,
    isSettled: Boolean(data) && !fetching && !stale,
    isFailed: Boolean(error) && !data && !last.current,
    askAgain: () => ask({ requestPolicy: "network-only" }),
  };
}
