/** What other systems note of a product: for everybody, or for merchandisers alone. */
import { useState } from "react";
import { Field } from "~/components/Field";
import type { EditedProductFragment as Product } from "~/gql/graphql";
import { Part } from "./Part";
import { useEditing } from "./useEditing";

type Pair = { key: string; value: string };
type Draft = { publicMetadata: Pair[]; privateMetadata: Pair[] };

const kinds = [
  ["publicMetadata", "For everybody"],
  ["privateMetadata", "For staff alone"],
] as const;

const draftOf = (product: Product): Draft => ({
  publicMetadata: product.publicMetadata.map(({ key, value }) => ({ key, value })),
  privateMetadata: product.privateMetadata.map(({ key, value }) => ({ key, value })),
});

export function MetadataForm({ product, onChange }: { product: Product; onChange: () => void }) {
  const { refusal, isBusy, save } = useEditing("metadata", product, onChange);
  const [draft, setDraft] = useState<Draft>();
  const values = draft ?? draftOf(product);

  async function press() {
    const kept = (pairs: Pair[]) => pairs.filter(({ key }) => key.trim());
    const given = { publicMetadata: kept(values.publicMetadata), privateMetadata: kept(values.privateMetadata) };
    if (await save(given)) setDraft(undefined);
  }

  return (
    <Part title="Metadata" action="Save metadata" refusal={refusal} isIdle={isBusy || !draft} onSave={() => void press()}>
      {kinds.map(([kind, title]) => (
        <Pairs key={kind} title={title} pairs={values[kind]} onChange={(pairs) => setDraft({ ...values, [kind]: pairs })} />
      ))}
    </Part>
  );
}

function Pairs({ title, pairs, onChange }: { title: string; pairs: Pair[]; onChange: (pairs: Pair[]) => void }) {
  const change = (place: number, more: Partial<Pair>) => onChange(pairs.map((one, at) => (at === place ? { ...one, ...more } : one)));
  return (
    <fieldset className="stack">
      <legend>{title}</legend>
      {pairs.map((one, place) => (
        // A row is known by its place alone: its key is what is being typed.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={place} className="row wrap">
          <Field label={`${title}, key ${place + 1}`} value={one.key} maxLength={64} onChange={(event) => change(place, { key: event.target.value })} />
          <Field label={`${title}, value ${place + 1}`} value={one.value} onChange={(event) => change(place, { value: event.target.value })} />
          <button className="text-btn" type="button" onClick={() => onChange(pairs.filter((_, at) => at !== place))}>
            Take away<span className="vh"> {one.key}</span>
          </button>
        </div>
      ))}
      <p>
        <button className="text-btn" type="button" onClick={() => onChange([...pairs, { key: "", value: "" }])}>
          Add a row<span className="vh"> {title}</span>
        </button>
      </p>
    </fieldset>
  );
}
