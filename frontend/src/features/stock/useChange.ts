/** One change of goods: sent once, and told apart whether it was done, refused, or overtaken. */
import { useState } from "react";
import { readFragment } from "~/gql";
import type { AdjustmentReason, CountStockMutation as Counted, StockLevelCountsFragment as Level } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import {
  AdjustStockMutation,
  CountStockMutation,
  ReceiveStockMutation,
  SetStockTermsMutation,
  StockLevelFragment,
  TransferStockMutation,
} from "./stockDocuments";

export const deeds = ["count", "adjust", "receive", "send", "terms"] as const;
export type Deed = (typeof deeds)[number];

export const labels: Record<Deed, string> = {
  count: "I counted",
  adjust: "Correct",
  receive: "Receive",
  send: "Send elsewhere",
  terms: "Keep back",
};

export const reasons: Record<AdjustmentReason, string> = {
  DAMAGED: "Damaged",
  SPOILED: "Spoiled",
  LOST: "Lost",
  FOUND: "Found again",
  OWN_USE: "Used by ourselves",
  CORRECTION: "The books were wrong",
};

type Given = { number: number; second: number; reason: AdjustmentReason; to?: string };
/** All of them answer alike. */
type Answer = Counted["countStock"] | undefined;
type Problem = Parameters<typeof refusalOf>[2];

export function useChange(deed: Deed, variantId: string) {
  const [{ fetching: counts }, count] = useOnce("count stock", CountStockMutation);
  const [{ fetching: adjusts }, adjust] = useOnce("adjust stock", AdjustStockMutation);
  const [{ fetching: receives }, receive] = useOnce("receive stock", ReceiveStockMutation);
  const [{ fetching: sends }, transfer] = useOnce("send stock", TransferStockMutation);
  const [{ fetching: sets }, setTerms] = useOnce("stock terms", SetStockTermsMutation);
  const [stale, setStale] = useState<Level>();
  const [refusal, setRefusal] = useState<string>();

  async function ask(seen: Level, given: Given): Promise<[Answer, Problem]> {
    const here = { variantId, locationId: seen.location.id };
    const upon = { ...here, expectedOnHand: seen.onHand };
    const { number, second, reason, to } = given;
    if (deed === "count") {
      const { data, error } = await count({ ...upon, counted: number });
      return [data?.countStock, error];
    }
    if (deed === "adjust") {
      const { data, error } = await adjust({ ...upon, difference: number, reason });
      return [data?.adjustStock, error];
    }
    if (deed === "receive") {
      const { data, error } = await receive({ ...upon, quantity: number, missing: second });
      return [data?.receiveStock, error];
    }
    if (deed === "send") {
      const way = { fromLocationId: seen.location.id, toLocationId: to ?? "" };
      const { data, error } = await transfer({ variantId, ...way, quantity: number, expectedOnHand: seen.onHand });
      return [data?.transferStock, error];
    }
    const expected = { expectedSafety: seen.safety, expectedBackorder: seen.backorder };
    const { data, error } = await setTerms({ ...here, ...expected, safety: number, backorder: second });
    return [data?.setStockTerms, error];
  }

  async function send(seen: Level, given: Given): Promise<boolean> {
    const [answer, error] = await ask(seen, given);
    const isStale = answer?.__typename === "StockChanged";
    setStale(isStale ? readFragment(StockLevelFragment, answer.level) : undefined);
    setRefusal(isStale ? undefined : refusalOf(answer, "StockLevel", error));
    if (answer?.__typename !== "StockLevel") return false;
    say("Written down.");
    return true;
  }

  return { send, stale, refusal, isBusy: counts || adjusts || receives || sends || sets, forget: () => setStale(undefined) };
}
