/** Place the order, then go to the payment company's page; every refusal comes back in words. */
import { useRouter } from "@tanstack/react-router";
import { useState } from "react";
import { useClient } from "urql";
import { CartQuery } from "~/features/cart/cartDocuments";
import { MeQuery } from "~/features/identity/me";
import { fieldErrors } from "~/features/identity/useSignedIn";
import type { CartContentsFragment as Cart, DeclarationInput, TenderInput } from "~/gql/graphql";
import type { Collecting } from "~/features/pickups/collecting";
import { logEvent } from "~/lib/events";
import { keyFor } from "~/lib/idempotency";
import { formatMoney } from "~/lib/money";
import { untilAnswered } from "~/lib/useOnce";
import { t } from "~/lib/words";
import { PlaceOrderMutation } from "./checkoutDocuments";
import type { Draft, Said } from "./draft";
import { goToPay, startPayment } from "./startPayment";

const lost = "That did not reach us. Press again: you are charged once.";

type Given = { draft: Draft; said: Said; tenders?: TenderInput[]; way?: string; collecting?: Collecting };

/** `onAtWork` hears whether the cart may be an order already: from the press until the shop has said no. */
export function usePay(cart: Cart, { draft, said, tenders, way, collecting }: Given, onAtWork: (isAtWork: boolean) => void) {
  const client = useClient();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [errors, setErrors] = useState<Record<string, string>>({});

  async function place(expectedTotal: string) {
    const content = { cartId: cart.id, ...toInput(draft, collecting), expectedTotal, declared: declaration(said), tenders };
    const idempotencyKey = keyFor("order", { ...content, version: cart.version });
    const input = { ...content, idempotencyKey };
    const { data } = await untilAnswered(() => client.mutation(PlaceOrderMutation, { input }).toPromise());
    const result = data?.placeOrder;
    if (!result) return refuse(t(lost));
    if (result.__typename === "Order") return settle(result.id);
    onAtWork(false);
    if (result.__typename === "InvalidInput") {
      setErrors(fieldErrors(result.fields));
      return refuse(t("Some of what you typed needs a second look."));
    }
    await lookAgain();
    if (result.__typename === "PriceChanged") {
      const total = formatMoney(result.total);
      return refuse(t("Something costs another price by now: it comes to {total}. Look again before you pay.", { total }));
    }
    return refuse(result.message);
  }

  /** The cart may be another by now; or nobody's, when the session has ended meanwhile. */
  async function lookAgain() {
    const anew = { requestPolicy: "network-only" } as const;
    await Promise.all([client.query(CartQuery, {}, anew).toPromise(), client.query(MeQuery, {}, anew).toPromise()]);
  }

  async function settle(orderId: string) {
    const payment = await startPayment(client, orderId, way);
    if (payment.url) return goToPay(payment.url);
    await router.navigate({ to: "/checkout/done", search: { order: orderId } });
  }

  function refuse(message: string) {
    setRefusal(message);
    setBusy(false);
  }

  async function pay(expectedTotal: string) {
    onAtWork(true);
    setBusy(true);
    setRefusal(undefined);
    setErrors({});
    logEvent({ name: "CHECKOUT_STEP", text: "pay" });
    await place(expectedTotal);
  }

  return { pay, isBusy, refusal, errors };
}

function toInput(draft: Draft, collecting?: Collecting) {
  const said = { email: draft.email.trim(), deliveryMethod: draft.method };
  if (!collecting) return { ...said, address: { ...draft.address, line2: draft.address.line2 || null } };
  const { storeId, startsAt, collector } = collecting;
  return { ...said, pickup: { storeId, startsAt, collector } };
}

/** Nothing is sent where nothing was asked. */
function declaration({ bornOn, isAgeConfirmed, accepted }: Said): DeclarationInput | undefined {
  if (!bornOn && !isAgeConfirmed && accepted.length === 0) return undefined;
  return { bornOn: bornOn || null, isAgeConfirmed, accepted };
}
