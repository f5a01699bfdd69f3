/** Something more that may be said of products; neither its code nor its type ever changes. */
import { useState } from "react";
import { useMutation } from "urql";
import { Field } from "~/components/Field";
import type { AttributeType } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { CreateAttributeMutation } from "./catalogDocuments";
import { typeWords } from "./catalogWords";
import { Part } from "./Part";

const empty = { code: "", name: "", nameDe: "", type: "TEXT" as AttributeType, choices: "", unit: "" };

export function NewAttribute({ onChange }: { onChange: () => void }) {
  const [{ data, error, fetching }, create] = useMutation(CreateAttributeMutation);
  const [draft, setDraft] = useState(empty);
  const field = (name: "code" | "name" | "nameDe" | "choices" | "unit", label: string, hint?: string) => (
    <Field label={label} hint={hint} value={draft[name]} onChange={(event) => setDraft({ ...draft, [name]: event.target.value })} />
  );

  async function press() {
    const choices = draft.type === "CHOICE" ? draft.choices.split(",") : [];
    const reply = await create({ input: { ...draft, choices } });
    if (reply.data?.createAttribute.__typename !== "Attribute") return;
    setDraft(empty);
    say("Made. It can be said of every product now.");
    onChange();
  }

  const refusal = data || error ? refusalOf(data?.createAttribute, "Attribute", error) : undefined;
  return (
    <details>
      <summary>Another attribute</summary>
      <Part title="New attribute" action="Make attribute" refusal={refusal} isIdle={fetching || !draft.code || !draft.name} onSave={() => void press()}>
        {field("code", "Code", "Small letters, digits and _, such as fat_content.")}
        {field("name", "Attribute's name")}
        {field("nameDe", "Attribute's name in German")}
        <label className="field">
          <span className="label">Type</span>
          <select value={draft.type} onChange={(event) => setDraft({ ...draft, type: event.target.value as AttributeType })}>
            {Object.entries(typeWords).map(([type, words]) => (
              <option key={type} value={type}>
                {words}
              </option>
            ))}
          </select>
        </label>
        {draft.type === "CHOICE" && field("choices", "Choices", "With commas between.")}
        {draft.type === "NUMBER" && field("unit", "Unit", "Such as cm; may be empty.")}
      </Part>
    </details>
  );
}
