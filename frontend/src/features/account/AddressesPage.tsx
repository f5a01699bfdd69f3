/** The addresses one keeps: the first choice first, each to be changed or taken out. */
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Mark } from "~/components/Mark";
import { Refusal } from "~/components/Refusal";
import { Failed, LineBones } from "~/components/states";
import { plain } from "~/features/checkout/draft";
import type { AddressesQuery as Data } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { useTitle } from "~/lib/title";
import { t } from "~/lib/words";
import { RemoveAddressMutation, AddressesQuery, SaveAddressMutation } from "./addressDocuments";
import { AddressEditor } from "./AddressEditor";

type Saved = Data["savedAddresses"][number];

export function AddressesPage() {
  const [{ data, error }, load] = useQuery({ query: AddressesQuery, requestPolicy: "cache-and-network" });
  const [edited, setEdited] = useState<Saved | "another">();
  useTitle(t("Your addresses"));
  const reload = () => load({ requestPolicy: "network-only" });
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />;

  function done() {
    setEdited(undefined);
    reload();
  }

  return (
    <div className="stack">
      <h2>{t("Your addresses")}</h2>
      {data.savedAddresses.length === 0 && <p className="soft">{t("None yet. One that you keep here is filled in for you at the checkout.")}</p>}
      <ul className="stack lines">
        {data.savedAddresses.map((one) => (
          <li key={one.id}>
            <Kept saved={one} onEdit={() => setEdited(one)} onDone={done} />
          </li>
        ))}
      </ul>
      {edited ? (
        <AddressEditor key={edited === "another" ? "" : edited.id} saved={edited === "another" ? undefined : edited} onDone={done} />
      ) : (
        <p>
          <button className="btn line" type="button" onClick={() => setEdited("another")}>
            {t("Add an address")}
          </button>
        </p>
      )}
    </div>
  );
}

type KeptProps = { saved: Saved; onEdit: () => void; onDone: () => void };

function Kept({ saved, onEdit, onDone }: KeptProps) {
  const { id, address, isDefault } = saved;
  const [removed, remove] = useMutation(RemoveAddressMutation);
  const [chosen, save] = useMutation(SaveAddressMutation);
  const isBusy = removed.fetching || chosen.fetching;
  const problem = removed.data && refusalOf(removed.data.removeAddress, "AddressRemoved", removed.error);

  async function press(act: () => Promise<unknown>) {
    if (isBusy) return;
    await act();
    onDone();
  }

  return (
    <>
      <address>
        <b className="b">{[address.line1, address.line2].filter(Boolean).join(", ")}</b> {isDefault && <Mark tone="good">{t("First choice")}</Mark>}
        <br />
        <bdi>{address.name}</bdi>, <bdi>{[address.postalCode, address.city, address.region].filter(Boolean).join(" ")}</bdi>
      </address>
      <p className="row wrap small">
        <button className="text-btn" type="button" onClick={onEdit}>
          {t("Change")}<span className="vh"> {address.line1}</span>
        </button>
        {!isDefault && (
          <button
            className="text-btn"
            type="button"
            onClick={() => void press(() => save({ input: { addressId: id, address: plain(address), isDefault: true } }))}
          >
            {t("Make it the first choice")}<span className="vh">: {address.line1}</span>
          </button>
        )}
        <button className="text-btn" type="button" onClick={() => void press(() => remove({ input: { addressId: id } }))}>
          {t("Take out")}<span className="vh"> {address.line1}</span>
        </button>
      </p>
      <Refusal message={problem} />
    </>
  );
}
