/** Who is here: null for a guest, undefined while it is not known. */
import { useEffect } from "react";
import { useQuery } from "urql";
import { graphql } from "~/gql";
import type { MeQuery as Me } from "~/gql/graphql";
import { seeEarly } from "~/lib/asking";

export const MeQuery = graphql(`
  query Me {
    me {
      id
      name
      email
      roles
      customer {
        id
        loyalty { id balance seesEarly }
        address { name line1 line2 city region postalCode country }
      }
    }
  }
`);

export function useMe(): Me["me"] | undefined {
  const [{ data }] = useQuery({ query: MeQuery });
  useEffect(() => seeEarly(data?.me?.customer?.loyalty?.seesEarly), [data]);
  return data?.me;
}

export function firstName(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
