/** Ask for the page on which an order is paid. */
import type { Client } from "urql";
import { keyFor } from "~/lib/idempotency";
import { StartPaymentMutation } from "./checkoutDocuments";

type Started = { url?: string; refusal?: string };

/** `attempt` tells a further try from the same one sent twice. */
export async function startPayment(client: Client, orderId: string, attempt = 1): Promise<Started> {
  const returnUrl = `${window.location.origin}/checkout/done?order=${encodeURIComponent(orderId)}`;
  const idempotencyKey = keyFor("payment", { orderId, attempt });
  const { data } = await client
    .mutation(StartPaymentMutation, { input: { orderId, idempotencyKey, returnUrl } })
    .toPromise();
  const result = data?.startPayment;
  if (result?.__typename === "Payment") return { url: result.payUrl ?? undefined };
  return { refusal: result?.message ?? "The payment company does not answer just now. Nothing was charged." };
}
