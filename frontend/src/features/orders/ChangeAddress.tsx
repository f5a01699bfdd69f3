/** Another house for an order that has not been packed. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation, useQuery } from "urql";
import { Refusal } from "~/components/Refusal";
import { AddressesQuery } from "~/features/account/addressDocuments";
import { AddressFields } from "~/features/checkout/AddressFields";
import { emptyAddress } from "~/features/checkout/draft";
import { graphql } from "~/gql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { t } from "~/lib/words";
import "~/styles/checkout.css";

const ChangeOrderAddressMutation = graphql(`
  mutation ChangeOrderAddress($input: ChangeOrderAddressInput!) {
    changeOrderAddress(input: $input) {
      __typename
      ... on OrderChange { id order { id ...DeliveryFacts } }
      ... on Error { message }
      ... on InvalidInput { fields { path message } }
    }
  }
`);

export function ChangeAddress(props: { orderId: string }) {
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Editor orderId={props.orderId} onDone={() => setOpen(false)} />;
  return (
    <p>
      <button className="btn line small" type="button" onClick={() => setOpen(true)}>
        {t("Send it somewhere else")}
      </button>
    </p>
  );
}

function Editor(props: { orderId: string; onDone: () => void }) {
  const [address, setAddress] = useState(emptyAddress);
  const [{ data, error, fetching }, change] = useMutation(ChangeOrderAddressMutation);
  const [{ data: rules }] = useQuery({ query: AddressesQuery, variables: { country: address.country || undefined } });
  const answer = data?.changeOrderAddress;
  const country = address.country || rules?.checkout.addressFormat?.country || "";

  async function press(event: FormEvent) {
    event.preventDefault();
    if (fetching) return;
    const to = { ...address, country, line2: address.line2 || null };
    const reply = await change({ input: { orderId: props.orderId, address: to } });
    if (reply.data?.changeOrderAddress.__typename === "OrderChange") props.onDone();
  }

  return (
    <form className="stack" onSubmit={(event) => void press(event)} aria-label={t("Send it somewhere else")}>
      <AddressFields
        format={rules?.checkout.addressFormat}
        countries={rules?.checkout.countries ?? []}
        address={{ ...address, country }}
        errors={fieldErrors(answer)}
        onChange={setAddress}
      />
      <Refusal message={answer || error ? refusalOf(answer, "OrderChange", error) : undefined} />
      <p className="row wrap">
        <button className="btn" type="submit" aria-disabled={fetching}>
          {t("Send it there")}
        </button>
        <button className="text-btn" type="button" onClick={props.onDone}>
          {t("Leave it")}
        </button>
      </p>
    </form>
  );
}
