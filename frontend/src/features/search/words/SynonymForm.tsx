/** A group of words that mean the same, typed with commas between them: a new one, or one that there is. */
import { useState } from "react";
import type { FormEvent } from "react";
import { Field } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { SaveSynonymsMutation } from "./wordsDocuments";

type Props = {
  /** What the key of this attempt is kept under. */
  purpose: string;
  start: string;
  group?: { id: string; revision: number };
  onSaved: () => void;
};

export function SynonymForm({ purpose, start, group, onSaved }: Props) {
  const [typed, setTyped] = useState(start);
  const [{ data, error, fetching }, save] = useOnce(purpose, SaveSynonymsMutation);
  const answer = data?.saveSynonyms;
  const refusal = answer || error ? refusalOf(answer, "SynonymGroup", error) : undefined;

  async function submit() {
    const terms = typed.split(/[,;\n]/).map((term) => term.trim()).filter(Boolean);
    const reply = await save({ terms, groupId: group?.id, revision: group?.revision });
    if (reply.data?.saveSynonyms.__typename !== "SynonymGroup") return;
    setTyped("");
    say(`From now on these mean the same: ${reply.data.saveSynonyms.terms.join(", ")}.`);
    onSaved();
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching) void submit();
  }

  return (
    <form className="stack" onSubmit={press}>
      <Refusal message={refusal} />
      <Field
        label="Words, with commas between them"
        hint="Such as: soda, pop, soft drink"
        value={typed}
        maxLength={1300}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button className="btn line" type="submit" aria-disabled={fetching}>
        Let them mean the same
      </button>
    </form>
  );
}
