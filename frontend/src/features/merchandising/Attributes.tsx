/** What is said of a product, each by an input that fits its type. */
import { useState } from "react";
import { Field } from "~/components/Field";
import type { CatalogProductQuery, EditedProductFragment as Product } from "~/gql/graphql";
import { Part } from "./Part";
import { useEditing } from "./useEditing";

type Attribute = CatalogProductQuery["attributes"][number];
type Props = { product: Product; attributes: Attribute[]; onChange: () => void };
type Values = Record<string, string>;

export function Attributes({ product, attributes, onChange }: Props) {
  const { refusal, isBusy, save } = useEditing("attributes", product, onChange);
  const [draft, setDraft] = useState<Values>();
  const values = draft ?? Object.fromEntries(product.attributes.map(({ code, value }) => [code, value]));

  async function press() {
    const said = Object.entries(values).filter(([, value]) => value.trim());
    if (await save({ attributes: said.map(([code, value]) => ({ code, value })) })) setDraft(undefined);
  }

  return (
    <Part title="Attributes" action="Save attributes" refusal={refusal} isIdle={isBusy || !draft} onSave={() => void press()}>
      {attributes.length === 0 && <p className="soft">Nothing may be said of products yet. Make an attribute first.</p>}
      {attributes.map((one) => (
        <Value key={one.code} attribute={one} value={values[one.code] ?? ""} onChange={(value) => setDraft({ ...values, [one.code]: value })} />
      ))}
    </Part>
  );
}

const inputs = { TEXT: "text", NUMBER: "text", DATE: "date", COLOUR: "text" } as const;

function Value(props: { attribute: Attribute; value: string; onChange: (value: string) => void }) {
  const { attribute, value, onChange } = props;
  const label = attribute.unit ? `${attribute.name}, ${attribute.unit}` : attribute.name;
  if (attribute.type === "BOOLEAN" || attribute.type === "CHOICE") {
    const choices = attribute.type === "CHOICE" ? attribute.choices.map((one) => [one, one]) : [["true", "Yes"], ["false", "No"]];
    return (
      <label className="field">
        <span className="label">{label}</span>
        <select value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">Not said</option>
          {choices.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const hint = attribute.type === "COLOUR" ? "As #rrggbb." : undefined;
  const mode = attribute.type === "NUMBER" ? "decimal" : undefined;
  return <Field label={label} hint={hint} type={inputs[attribute.type]} inputMode={mode} value={value} onChange={(event) => onChange(event.target.value)} />;
}
