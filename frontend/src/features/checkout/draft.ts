/** What was typed at the checkout; where it goes is kept in this tab until the order is placed. */
import { useState } from "react";
import type { AddressInput, LegalKind, MeQuery } from "~/gql/graphql";

/** What a buyer says of themselves is kept nowhere. */
export type Said = { bornOn: string; isAgeConfirmed: boolean; accepted: LegalKind[] };
export type Draft = { email: string; address: AddressInput; method: string };

const name = "patron.checkout";
export const nothingSaid: Said = { bornOn: "", isAgeConfirmed: false, accepted: [] };
export const emptyAddress: AddressInput = {
  name: "",
  line1: "",
  line2: "",
  city: "",
  region: "",
  postalCode: "",
  country: "",
};

/** As it was left in this tab, or as the shop knows whoever is here. */
export function useDraft(me: MeQuery["me"]) {
  const [draft, setDraft] = useState(() => startingDraft(me));
  function change(next: Partial<Draft>) {
    const changed = { ...draft, ...next };
    setDraft(changed);
    write(changed);
  }
  return [draft, change] as const;
}

function startingDraft(me: MeQuery["me"]): Draft {
  const kept = read();
  const known = me?.customer?.address;
  const address = kept.address ?? (known ? plain(known) : { ...emptyAddress, name: me?.name ?? "" });
  return { email: kept.email || me?.email || "", address, method: kept.method ?? "" };
}

/** As it is sent, without what else came with it. */
export function plain(known: AddressInput): AddressInput {
  const { name: whose, line1, line2, city, region, postalCode, country } = known;
  return { name: whose, line1, line2, city, region, postalCode, country };
}

export const isWhole = ({ name: whose, line1, city }: AddressInput) => Boolean(whose && line1 && city);

function read(): Partial<Draft> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "{}") as Partial<Draft>;
  } catch {
    return {};
  }
}

function write(draft: Draft): void {
  try {
    sessionStorage.setItem(name, JSON.stringify(draft));
  } catch {
    // Without storage the form simply starts empty next time.
  }
}
