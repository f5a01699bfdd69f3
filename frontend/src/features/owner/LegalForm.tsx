/** The text in Markdown, how it will look, from when it counts, and the press that makes it public. */
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import type { FormEvent } from "react";
import { useMutation } from "urql";
import { Field, TextField } from "~/components/Field";
import { Refusal } from "~/components/Refusal";
import type { LegalKind } from "~/gql/graphql";
import { fieldErrors, refusalOf } from "~/lib/refusal";
import { say } from "~/lib/toast";
import { WriteLegalTextMutation } from "./legalDocuments";
import { legalWords } from "./legalWords";
import { Overtaken } from "./Overtaken";
import { Preview } from "./Preview";
import { useProof } from "./proof";
import { reasonIn } from "./reasonIn";

type Props = { kind: LegalKind; after: number; source: string; isTaken: boolean; onSaved: () => void };

export function LegalForm({ kind, after, source, isTaken, onSaved }: Props) {
  const [text, setText] = useState(source);
  const [day, setDay] = useState("");
  const [isShown, setShown] = useState(false);
  const [{ data, error, fetching }, write] = useMutation(WriteLegalTextMutation);
  const proof = useProof();
  const answer = data?.writeLegalText;
  const isChanged = text !== source || isTaken;
  const { title } = legalWords[kind];
  useBlocker({
    shouldBlockFn: () => isChanged && !fetching && !window.confirm("Leave? What you wrote is not saved."),
    enableBeforeUnload: () => isChanged,
  });

  async function submit(number: number) {
    const inForceAt = day ? new Date(`${day}T00:00`).toISOString() : undefined;
    const input = { kind, after: number, text, inForceAt };
    const done = await proof.run(async () => (await write({ input })).data?.writeLegalText);
    if (done?.__typename !== "LegalVersion") return;
    say(day ? `${title}: version ${done.number} counts from ${day}.` : `${title}: version ${done.number} is public.`);
    onSaved();
  }

  function press(event: FormEvent) {
    event.preventDefault();
    if (!fetching && isChanged) void submit(after);
  }

  return (
    <>
      <form className="stack" onSubmit={press}>
        {isTaken && <p className="note info">This is an older text. Saved, it becomes the newest version.</p>}
        <Refusal message={reasonIn(answer) || error ? refusalOf(answer, "LegalVersion", error) : undefined} />
        <div className="write">
          <TextField
            label="Text"
            hint="In Markdown: ## before a heading, **bold**, - before each point, [words](https://address)."
            rows={18}
            maxLength={60_000}
            required
            spellCheck
            value={text}
            error={fieldErrors(answer).text}
            onChange={(event) => setText(event.target.value)}
          />
          <Preview text={text} isShown={isShown} />
        </div>
        <Field
          label="In force from"
          type="date"
          hint="Empty: at once. Until then, the version before it counts."
          value={day}
          error={fieldErrors(answer).inForceAt}
          onChange={(event) => setDay(event.target.value)}
        />
        <Overtaken answer={answer} onMine={(revision) => void submit(revision)} onTheirs={onSaved} />
        <p className="row wrap acts">
          <button className="btn" type="submit" aria-disabled={fetching || !isChanged}>
            Make it public
          </button>
          <button className="btn line" type="button" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? "Hide how it looks" : "See how it looks"}
          </button>
        </p>
      </form>
      {proof.form}
    </>
  );
}
