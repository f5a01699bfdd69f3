/** The ways to pay that the shop offers, and the one that is meant: as this browser's member chose last. */
import { useState } from "react";
import { useQuery } from "urql";
import { useMe } from "~/features/identity/me";
import { graphql } from "~/gql";
import { rememberedWay, rememberWay } from "./memory";

const PayWaysQuery = graphql(`
  query PayWays {
    paymentMethods { code }
  }
`);

export type PayWays = ReturnType<typeof usePayWays>;

export function usePayWays() {
  const [{ data }] = useQuery({ query: PayWaysQuery });
  const me = useMe();
  const [pressed, setPressed] = useState<string>();
  const codes = data?.paymentMethods.map(({ code }) => code) ?? [];
  const wanted = pressed ?? (me && rememberedWay(me.id));
  return {
    codes,
    /** Until the ways are known it is the shop's usual one. */
    chosen: codes.find((code) => code === wanted) ?? codes[0],
    choose: (code: string) => {
      setPressed(code);
      if (me) rememberWay(me.id, code);
    },
  };
}
