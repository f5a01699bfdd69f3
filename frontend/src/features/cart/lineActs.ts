/** What is seldom done to a line of the cart; loaded with the first press. */
import type { Client } from "urql";
import { refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { RestoreCartLineMutation, SaveForLaterMutation } from "./cartBesideDocuments";

/** Puts back what was taken out, where it was; false where it cannot. */
export async function restore(client: Client, lineId: string): Promise<boolean> {
  const { data } = await client.mutation(RestoreCartLineMutation, { input: { lineId } }).toPromise();
  return data?.restoreCartLine.__typename === "Cart";
}

/** What to tell whoever pressed. */
export async function saveForLater(client: Client, lineId: string, name: string): Promise<string> {
  const { data, error } = await client.mutation(SaveForLaterMutation, { input: { lineId } }).toPromise();
  return refusalOf(data?.saveForLater, "Moved", error) ?? t("{name} is saved for later.", { name });
}
