/**
 * The cart as the shopper wants it and as the server has it. A press counts at once; the server is
 * told in order, one change at a time, and a refusal puts the number back and says why.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { useClient, useQuery } from "urql";
import type { CartContentsFragment as Contents } from "~/gql/graphql";
import { readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { afterNextPaint } from "~/lib/afterNextPaint";
import { surely } from "~/lib/client";
import { say } from "~/lib/toast";
import { t } from "~/lib/words";
import { AddToCartMutation, CartContentsFragment, CartQuery, SetCartLineMutation } from "./cartDocuments";

export type Wish = {
  variantId: string;
  quantity: number;
  /** What stood there when somebody pressed: where it was no longer true, "one more" is still one more. */
  seen?: number;
  attribution?: string;
};

export type CartView = {
  /** Undefined while it is not known, null when there is none. */
  cart: Contents | null | undefined;
  isFailed: boolean;
  /** Something pressed is not confirmed by the server yet. */
  isPending: boolean;
  quantityOf: (variantId: string) => number;
  count: number;
  wish: (wish: Wish) => void;
  retry: () => void;
};

const CartContext = createContext<CartView | null>(null);

export function useCart(): CartView {
  const view = useContext(CartContext);
  if (!view) throw new Error("useCart outside of CartProvider");
  return view;
}

export function CartProvider(props: { children: ReactNode }) {
  const [{ data, error }, refetch] = useQuery({ query: CartQuery });
  const cart = data && (readFragment(CartContentsFragment, data.cart) ?? null);
  const { wanted, wish } = useWishes(cart);

  const view = useMemo<CartView>(() => {
    const had = (variantId: string) => quantityIn(cart, variantId);
    const differences = [...wanted].map(([variantId, quantity]) => quantity - had(variantId));
    return {
      cart,
      isFailed: error !== undefined && data === undefined,
      isPending: wanted.size > 0,
      quantityOf: (variantId) => wanted.get(variantId) ?? had(variantId),
      count: differences.reduce((sum, one) => sum + one, cart?.quantity ?? 0),
      wish,
      retry: () => refetch({ requestPolicy: "network-only" }),
    };
  }, [cart, data, error, refetch, wanted, wish]);

  return <CartContext.Provider value={view}>{props.children}</CartContext.Provider>;
}

function useWishes(cart: Contents | null | undefined) {
  const client = useClient();
  const [wanted, setWanted] = useState<ReadonlyMap<string, number>>(new Map());
  const latest = useRef(cart);
  const wishes = useRef(new Map<string, Wish>());
  const isWorking = useRef(false);

  useEffect(() => {
    // While the server is told, its answers say more than what was drawn of them so far.
    if (!isWorking.current) latest.current = cart;
  }, [cart]);

  const show = useCallback(() => {
    setWanted(new Map([...wishes.current].map(([variantId, one]) => [variantId, one.quantity])));
  }, []);

  const work = useCallback(async () => {
    if (isWorking.current) return;
    isWorking.current = true;
    for (let next = first(wishes.current); next; next = first(wishes.current)) {
      const before = quantityIn(latest.current, next.variantId);
      const answer = await tell(client, latest.current, next);
      if (answer.cart) latest.current = answer.cart;
      if (answer.isStale) {
        // Another device was quicker: "one more" is one more than there is by now.
        const wished = wishes.current.get(next.variantId) ?? next;
        const missed = wished.quantity === 0 ? 0 : quantityIn(latest.current, next.variantId) - before;
        wishes.current.set(next.variantId, { ...wished, quantity: Math.max(0, wished.quantity + missed) });
        show();
        continue;
      }
      if (answer.refusal) say(answer.refusal);
      const isStillWanted = wishes.current.get(next.variantId)?.quantity === next.quantity;
      if (answer.refusal || isStillWanted) wishes.current.delete(next.variantId);
      show();
    }
    isWorking.current = false;
  }, [client, show]);

  const wish = useCallback(
    ({ seen, ...one }: Wish) => {
      const is = wishes.current.get(one.variantId)?.quantity ?? quantityIn(latest.current, one.variantId);
      const missed = seen === undefined || one.quantity === 0 ? 0 : is - seen;
      wishes.current.set(one.variantId, { ...one, quantity: Math.max(0, one.quantity + missed) });
      show();
      void afterNextPaint().then(work);
    },
    [show, work],
  );

  return { wanted, wish };
}

function quantityIn(cart: Contents | null | undefined, variantId: string): number {
  return cart?.lines.find((line) => line.variantId === variantId)?.quantity ?? 0;
}

function first(wishes: Map<string, Wish>): Wish | undefined {
  return wishes.values().next().value;
}

type Answer = { cart?: Contents; refusal?: string; isStale?: boolean; nearest?: number };

async function tell(client: ReturnType<typeof useClient>, cart: Contents | null | undefined, wish: Wish): Promise<Answer> {
  const line = cart?.lines.find((one) => one.variantId === wish.variantId);
  if ((line?.quantity ?? 0) === wish.quantity) return {};
  if (line && cart) {
    const input = { lineId: line.id, quantity: wish.quantity, expectedVersion: cart.version };
    const { data } = await client.mutation(SetCartLineMutation, { input }, surely).toPromise();
    return read(data?.setCartLine);
  }
  const { variantId, quantity, attribution = null } = wish;
  const input = { variantId, quantity, attribution };
  const { data } = await client.mutation(AddToCartMutation, { input }, surely).toPromise();
  const answer = read(data?.addToCart);
  // What is sold by the half dozen is put in by the half dozen, and that is said.
  if (!answer.nearest || answer.nearest === quantity) return answer;
  return { ...(await tell(client, cart, { ...wish, quantity: answer.nearest })), refusal: answer.refusal };
}

type CartAnswer = { __typename: "Cart" } & FragmentType<typeof CartContentsFragment>;
type Refusal = { __typename: string; message: string; nearest?: number; cart?: FragmentType<typeof CartContentsFragment> };

function read(result: CartAnswer | Refusal | undefined): Answer {
  if (!result) return { refusal: t("That did not reach us. Your cart is as it was.") };
  if ("message" in result) {
    const { message, nearest, cart } = result;
    return cart ? { cart: readFragment(CartContentsFragment, cart), isStale: true } : { refusal: message, nearest };
  }
  return { cart: readFragment(CartContentsFragment, result) };
}
