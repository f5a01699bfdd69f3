/** What lies on the till: goods, who buys them, and what that costs; sold once, however often it is pressed. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import type { TillItemsQuery, TillMemberQuery, TillTender } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { ChargeAtTerminalMutation, SellAtTillMutation, TillQuoteQuery } from "./tillDocuments";

export type Item = TillItemsQuery["tillItems"][number];
export type Member = NonNullable<TillMemberQuery["tillMember"]>;
export type Line = { item: Item; quantity: number };
export type Sold = { id: string; tender: TillTender; given?: string; total: string; currency: string; payUrl?: string };
type Paid = { tender: TillTender; given?: string; isAgeChecked: boolean };

export function useSale() {
  const [lines, setLines] = useState<Line[]>([]);
  const [member, setMember] = useState<Member>();
  const [sold, setSold] = useState<Sold>();
  const [refusal, setRefusal] = useState<string>();
  const [{ fetching: sells }, sell] = useOnce("till sale", SellAtTillMutation);
  const [{ fetching: charges }, charge] = useMutation(ChargeAtTerminalMutation);
  const wanted = lines.map(({ item, quantity }) => ({ variantId: item.variantId, quantity }));
  const [{ data }] = useQuery({
    query: TillQuoteQuery,
    variables: { lines: wanted },
    pause: wanted.length === 0,
    requestPolicy: "network-only",
  });
  const quote = wanted.length > 0 ? data?.tillQuote : undefined;

  function put(item: Item, quantity: number) {
    setRefusal(undefined);
    setLines((before) => {
      const others = before.some((one) => one.item.variantId === item.variantId) ? before : [...before, { item, quantity: 0 }];
      return others
        .map((one) => (one.item.variantId === item.variantId ? { item, quantity } : one))
        .filter((one) => one.quantity > 0);
    });
  }

  const quantityOf = (item: Item) => lines.find((one) => one.item.variantId === item.variantId)?.quantity ?? 0;

  async function pay({ tender, given, isAgeChecked }: Paid) {
    if (!quote || sells || charges) return;
    const { amount: total, currency } = quote.totals.total;
    const { data: told, error } = await sell({
      lines: wanted,
      tender,
      given,
      expectedTotal: total,
      customerId: member?.id,
      isAgeChecked,
    });
    const order = told?.sellAtTill;
    setRefusal(refusalOf(order, "Order", error));
    if (order?.__typename !== "Order") return;
    setSold({ id: order.id, tender, given, total, currency });
    if (order.status === "PENDING") await ask(order.id);
  }

  async function ask(orderId: string) {
    const { data: told, error } = await charge({ input: { orderId } });
    const payment = told?.chargeAtTerminal;
    setRefusal(refusalOf(payment, "Payment", error));
    if (payment?.__typename === "Payment") setSold((now) => now && { ...now, payUrl: payment.payUrl ?? undefined });
  }

  function begin() {
    setLines([]);
    setMember(undefined);
    setSold(undefined);
    setRefusal(undefined);
  }

  return { lines, member, quote, sold, refusal, isBusy: sells || charges, put, quantityOf, setMember, pay, ask, begin };
}
