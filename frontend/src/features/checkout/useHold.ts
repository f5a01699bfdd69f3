/** The goods of the cart are held while its buyer is at the checkout, and what came of that is told. */
import { useCallback, useEffect, useState } from "react";
import { useClient } from "urql";
import { CartQuery } from "~/features/cart/cartDocuments";
import { t } from "~/lib/words";
import { ReserveCartMutation } from "./checkoutDocuments";

export type Held = { until?: string; isOver?: boolean; problem?: string };

/** A timer cannot wait longer, and no hold lasts so long. */
const longest = 2 ** 31 - 1;

/** With `storeId`, those of the store where they are collected. */
export function useHold(cartId: string, version: number, storeId: string | null = null) {
  const client = useClient();
  const [held, setHeld] = useState<Held>({});

  const hold = useCallback(async () => {
    const { data } = await client.mutation(ReserveCartMutation, { input: { cartId, storeId } }).toPromise();
    const result = data?.reserveCart;
    if (result?.__typename === "HeldCart") return setHeld({ until: result.expiresAt });
    if (result?.__typename !== "OutOfStock") return setHeld({});
    setHeld({ problem: shortage(result.productName, result.available) });
    await client.query(CartQuery, {}, { requestPolicy: "network-only" }).toPromise();
  }, [client, cartId, storeId]);

  useEffect(() => void hold(), [hold, version]);
  useEffect(() => {
    if (!held.until || held.isOver) return;
    const left = Math.min(Math.max(0, Date.parse(held.until) - Date.now()), longest);
    const timer = setTimeout(() => setHeld((now) => ({ ...now, isOver: true })), left);
    return () => clearTimeout(timer);
  }, [held]);
  return { held, hold };
}

function shortage(name: string, available: number): string {
  return available > 0 ? t("Somebody was quicker: only {available} of {name} left.", { available, name }) : t("Somebody was quicker: {name} has just sold out.", { name });
}
