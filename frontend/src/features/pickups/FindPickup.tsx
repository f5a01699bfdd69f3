/** The code of whoever stands there: scanned with the camera where the browser can, or typed. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useClient } from "urql";
import { Field } from "~/components/Field";
import { readFragment } from "~/gql";
import { Camera, canScan } from "./Camera";
import { PickupByCodeQuery, StorePickupFragment } from "./pickupDocuments";
import type { StorePickup } from "./StorePickupCard";

export function FindPickup({ onFound }: { onFound: (pickup: StorePickup, code: string) => void }) {
  const client = useClient();
  const [text, setText] = useState("");
  const [words, setWords] = useState("");
  const [isScanning, setScanning] = useState(false);

  async function look(code: string) {
    setScanning(false);
    const { data, error } = await client.query(PickupByCodeQuery, { code }, { requestPolicy: "network-only" }).toPromise();
    if (data?.pickupByCode) return onFound(readFragment(StorePickupFragment, data.pickupByCode), code);
    setWords(error ? (error.graphQLErrors[0]?.message ?? "The shop does not answer.") : "No pickup of this store that is ready has this code.");
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim()) void look(text.trim());
  }

  return (
    <form className="stack" role="search" onSubmit={submit}>
      <div className="pickup-find">
        <Field label="Code of the buyer" autoComplete="off" autoCapitalize="characters" enterKeyHint="search" value={text} onChange={(event) => setText(event.target.value)} />
        <button className="btn" type="submit">
          Find
        </button>
      </div>
      {canScan && (
        <button className="btn quiet" type="button" aria-pressed={isScanning} onClick={() => setScanning(!isScanning)}>
          {isScanning ? "Stop the camera" : "Scan with the camera"}
        </button>
      )}
      {isScanning && <Camera onCode={(code) => void look(code)} onTrouble={() => setWords("The camera cannot be used. Type the code.")} />}
      <p role="status">{words}</p>
    </form>
  );
}
