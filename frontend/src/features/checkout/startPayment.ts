/** Ask for the page on which an order is paid, and go there. */
import type { Client } from "urql";
import { t } from "~/lib/words";
import { StartPaymentMutation } from "./checkoutDocuments";
import { rememberOrder } from "./memory";

type Started = { url?: string; refusal?: string };

/** Asked twice for an open payment, the shop gives the same page: nobody is charged twice. */
export async function startPayment(client: Client, orderId: string, method?: string): Promise<Started> {
  rememberOrder(orderId);
  const returnUrl = `${window.location.origin}/checkout/done?order=${encodeURIComponent(orderId)}`;
  const { data } = await client.mutation(StartPaymentMutation, { input: { orderId, returnUrl, method } }).toPromise();
  const result = data?.startPayment;
  if (result?.__typename === "Payment") return { url: result.payUrl ?? undefined };
  return { refusal: result?.message ?? t("The payment company does not answer just now. Nothing was charged.") };
}

/** A browser may keep this page as it is and show it on the way back: it is then drawn anew. */
export function goToPay(url: string): void {
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload(), { once: true });
  window.location.assign(url);
}
