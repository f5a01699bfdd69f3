/** One address of the book, as its country writes it. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { AddressFields } from "~/features/checkout/AddressFields";
import { emptyAddress, plain } from "~/features/checkout/draft";
import type { AddressesQuery as Data } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import { AddressesQuery, SaveAddressMutation } from "./addressDocuments";
import "~/styles/checkout.css";

type Props = { saved?: Data["savedAddresses"][number]; onDone: () => void };

export function AddressEditor({ saved, onDone }: Props) {
  const [address, setAddress] = useState(() => (saved ? plain(saved.address) : emptyAddress));
  const [isDefault, setDefault] = useState(saved?.isDefault ?? false);
  const [{ data, error, fetching }, save] = useMutation(SaveAddressMutation);
  const [{ data: rules }] = useQuery({ query: AddressesQuery, variables: { country: address.country || undefined } });
  const answer = data?.saveAddress;
  const problem = answer || error ? refusalOf(answer, "SavedAddress", error) : undefined;
  const country = address.country || rules?.checkout.addressFormat?.country || "";

  async function press(event: FormEvent) {
    event.preventDefault();
    if (fetching) return;
    const kept = { ...address, country, line2: address.line2 || null };
    const reply = await save({ input: { addressId: saved?.id, address: kept, isDefault } });
    if (reply.data?.saveAddress.__typename === "SavedAddress") onDone();
  }

  return (
    <form className="stack" onSubmit={press} aria-label={saved ? t("Change the address") : t("Another address")}>
      <AddressFields
        format={rules?.checkout.addressFormat}
        countries={rules?.checkout.countries ?? []}
        address={{ ...address, country }}
        errors={fieldErrors(answer)}
        onChange={setAddress}
      />
      <label className="check">
        <input type="checkbox" checked={isDefault} onChange={(event) => setDefault(event.target.checked)} />
        {t("My first choice at the checkout")}
      </label>
      <Refusal message={problem} />
      <p className="row wrap">
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Keep this address")}
        </button>
        <button className="text-btn" type="button" onClick={onDone}>
          {t("Leave it")}
        </button>
      </p>
    </form>
  );
}
