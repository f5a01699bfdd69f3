/** One group of words that mean the same; a press opens it for changing. */
import { useState } from "react";
import { Refusal } from "~/components/Refusal";
import type { WordsQuery } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { useOnce } from "~/lib/useOnce";
import { SynonymForm } from "./SynonymForm";
import { RemoveSynonymsMutation } from "./wordsDocuments";

type Group = WordsQuery["synonymGroups"]["nodes"][number];

export function SynonymRow({ group, onChange }: { group: Group; onChange: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [{ data, error }, remove] = useOnce(`remove ${group.id}`, RemoveSynonymsMutation);
  const words = group.terms.join(", ");
  const answer = data?.removeSynonyms;

  async function takeBack() {
    const reply = await remove({ groupId: group.id, revision: group.revision });
    if (reply.data?.removeSynonyms.__typename === "SynonymGroup") say(`Each means what it says again: ${words}.`);
    onChange();
  }

  return (
    <li className="plate">
      <p className="b">{words}</p>
      <Refusal message={answer || error ? refusalOf(answer, "SynonymGroup", error) : undefined} />
      {isOpen && <SynonymForm purpose={`change ${group.id}`} start={words} group={group} onSaved={onChange} />}
      <p className="row wrap acts">
        <button className="text-btn small" type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          Change<span className="vh"> {words}</span>
        </button>
        <button className="text-btn small" type="button" onClick={() => void takeBack()}>
          Remove<span className="vh"> {words}</span>
        </button>
      </p>
    </li>
  );
}
