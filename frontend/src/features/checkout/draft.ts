/** What was typed at the checkout, kept in this tab until the order is placed. */
import type { AddressInput } from "~/gql/graphql";

export type Draft = { email: string; address: AddressInput; method: string };

const name = "patron.checkout";
export const emptyAddress: AddressInput = {
  name: "",
  line1: "",
  line2: "",
  city: "",
  region: "",
  postalCode: "",
  country: "US",
};

export function readDraft(): Partial<Draft> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "{}") as Partial<Draft>;
  } catch {
    return {};
  }
}

export function writeDraft(draft: Draft): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // Without storage the form simply starts empty next time.
  }
}
