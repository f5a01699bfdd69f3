/** What lies on the till: goods, who buys them, and what that costs; sold once, however often it is pressed. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { credit } from "~/features/tenders/Tenders";
import { points, useTenders } from "~/features/tenders/useTenders";
import type { TillItemsQuery, TillMemberQuery, TillTender } from "~/gql/graphql";
import type { Money } from "~/lib/money";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { CancelTillSaleMutation, ChargeAtTerminalMutation, SellAtTillMutation, TillQuoteQuery } from "./tillDocuments";

export type Item = TillItemsQuery["tillItems"][number];
export type Member = NonNullable<TillMemberQuery["tillMember"]>;
export type Line = { item: Item; quantity: number };
export type Sold = { id: string; given?: string; due: Money; payUrl?: string; email: string };
type Paid = { tender: TillTender; given?: string; isAgeChecked: boolean };

export function useSale() {
  const [lines, setLines] = useState<Line[]>([]);
  const [member, setMember] = useState<Member>();
  const [offerCode, setOfferCode] = useState("");
  const [sold, setSold] = useState<Sold>();
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching: sells }, sell] = useOnce("till sale", SellAtTillMutation);
  const [{ fetching: charges }, charge] = useMutation(ChargeAtTerminalMutation);
  const [{ fetching: cancels }, cancel] = useMutation(CancelTillSaleMutation);
  const wanted = lines.map(({ item, quantity }) => ({ variantId: item.variantId, quantity }));
  const [{ data }] = useQuery({
    query: TillQuoteQuery,
    variables: { lines: wanted, customerId: member?.id, offerCode },
    pause: wanted.length === 0,
    requestPolicy: "network-only",
  });
  const quote = wanted.length > 0 ? data?.tillQuote : undefined;
  const tenders = useTenders(quote?.totals.total);
  const isBusy = sells || charges || cancels;

  function put(item: Item, quantity: number) {
    setRefusal(undefined);
    setLines((before) => {
      const others = before.some((one) => one.item.variantId === item.variantId) ? before : [...before, { item, quantity: 0 }];
      return others
        .map((one) => (one.item.variantId === item.variantId ? { item, quantity } : one))
        .filter((one) => one.quantity > 0);
    });
  }

  function add(item: Item, pieces: number) {
    put(item, (lines.find((one) => one.item.variantId === item.variantId)?.quantity ?? 0) + pieces);
  }

  /** So many more, or fewer, of what came last. */
  function step(pieces: number) {
    const last = lines.at(-1);
    if (last) put(last.item, last.quantity + pieces);
  }

  function serve(somebody?: Member) {
    setMember(somebody);
    tenders.remove(credit);
    tenders.remove(points);
  }

  async function pay({ tender, given, isAgeChecked }: Paid) {
    if (!quote || !tenders.rest || isBusy) return;
    const { data: told, error } = await sell({
      lines: wanted,
      tender,
      given,
      expectedTotal: quote.totals.total.amount,
      customerId: member?.id,
      isAgeChecked,
      offerCode: quote.offerName ? offerCode : "",
      tenders: tenders.inputs,
    });
    const order = told?.sellAtTill;
    setRefusal(refusalOf(order, "Order", error));
    if (order?.__typename !== "Order") return;
    setSold({ id: order.id, given, due: tenders.rest, email: member?.email ?? "" });
    if (order.status === "PENDING") await ask(order.id);
  }

  async function ask(orderId: string) {
    const { data: told, error } = await charge({ input: { orderId } });
    const payment = told?.chargeAtTerminal;
    setRefusal(refusalOf(payment, "Payment", error));
    if (payment?.__typename === "Payment") setSold((now) => now && { ...now, payUrl: payment.payUrl ?? undefined });
  }

  async function giveUp(orderId: string) {
    if (isBusy) return;
    const { data: told, error } = await cancel({ input: { orderId } });
    setRefusal(refusalOf(told?.cancelTillSale, "Order", error));
  }

  return { lines, member, quote, tenders, sold, refusal, isBusy, put, add, step, serve, offer: setOfferCode, pay, ask, giveUp };
}
