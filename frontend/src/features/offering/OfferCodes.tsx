/** Codes for an offer that has none of its own: made a thousand at a time, and handed out as a file. */
import { useState } from "react";
import type { FormEvent } from "react";
import { useClient, useMutation } from "urql";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { MakeCodesMutation, OfferCodesFileQuery } from "./offerDocuments";
import type { Known } from "./offerDraft";

export function OfferCodes({ offer }: { offer: Known }) {
  const client = useClient();
  const [wanted, setWanted] = useState("");
  const [made, setMade] = useState(offer.codes);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const [{ data, error }, make] = useMutation(MakeCodesMutation);
  const answer = data?.makeOfferCodes;

  async function makeAll(event: FormEvent) {
    event.preventDefault();
    const upTo = Number(wanted);
    if (isBusy) return;
    setBusy(true);
    for (let there = made, before = -1; there < upTo && there > before; ) {
      before = there;
      const told = (await make({ input: { id: offer.id, upTo } })).data?.makeOfferCodes;
      if (told?.__typename !== "OfferSettings") break;
      there = told.codes;
      setMade(there);
    }
    setBusy(false);
  }

  async function save() {
    const asked = await client.query(OfferCodesFileQuery, { id: offer.id }, { requestPolicy: "network-only" }).toPromise();
    setRefusal(asked.error ? refusalOf(undefined, "String", asked.error) : undefined);
    if (asked.data) download(`${offer.name}.csv`, asked.data.offerCodesFile);
  }

  return (
    <form className="stack" onSubmit={makeAll} aria-label={`Codes of ${offer.name}`}>
      <p className="small" role="status">
        {made} codes{isBusy && `, making ${wanted}`}
      </p>
      <div className="row wrap">
        <Field label="Make codes until there are" type="number" min={made + 1} max={20_000} required value={wanted} error={fieldErrors(answer).upTo} onChange={(event) => setWanted(event.target.value)} />
        <button className="btn line small" type="submit" aria-disabled={isBusy}>
          Make them
        </button>
        {made > 0 && (
          <button className="btn line small" type="button" onClick={() => void save()}>
            Download the codes
          </button>
        )}
      </div>
      <Refusal message={refusal ?? (answer || error ? refusalOf(answer, "OfferSettings", error) : undefined)} />
    </form>
  );
}

function download(name: string, text: string) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
