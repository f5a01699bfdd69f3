/** A file is brought first, then tried, then taken. */
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import type { RowPolicy } from "~/gql/graphql";
import { refusalOf } from "~/lib/refusal";
import { OpenUploadMutation } from "./catalogDocuments";
import { Choice } from "./Policy";
import { putFile } from "./putFile";

type Wanted = { uploadId: string; isDryRun: boolean; policy: RowPolicy };

/** `onRun` answers with why it is refused. */
export function ImportFile({ onRun }: { onRun: (wanted: Wanted) => Promise<string | undefined> }) {
  const [, open] = useMutation(OpenUploadMutation);
  const [upload, setUpload] = useState<{ id: string; name: string }>();
  const [policy, setPolicy] = useState<RowPolicy>("ALL_OR_NOTHING");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  async function bring(file: File) {
    setBusy(true);
    setProblem(undefined);
    setUpload(undefined);
    const opened = (await open({ input: { kind: "CSV", name: file.name } })).data?.openUpload;
    const { refusal } = opened ? await putFile(opened.url, opened.mostBytes, file) : { refusal: refusalOf(undefined, "") };
    setProblem(refusal);
    if (opened && !refusal) setUpload({ id: opened.id, name: file.name });
    setBusy(false);
  }

  async function run(isDryRun: boolean) {
    if (upload && !isBusy) setProblem(await onRun({ uploadId: upload.id, isDryRun, policy }));
  }

  return (
    <section className="stack" aria-labelledby="import">
      <h2 id="import">Import</h2>
      <Refusal message={problem} />
      <label className="stack">
        A CSV file
        <input type="file" accept=".csv,text/csv" onChange={(event) => event.target.files?.[0] && void bring(event.target.files[0])} />
      </label>
      <Choice value={policy} onChange={setPolicy} />
      {upload && <p>{upload.name} is here. First see what it would change.</p>}
      <p className="row wrap acts">
        <button className="btn" type="button" aria-disabled={!upload || isBusy} onClick={() => void run(true)}>
          Dry run
        </button>
        <button className="btn line" type="button" aria-disabled={!upload || isBusy} onClick={() => void run(false)}>
          Import
        </button>
      </p>
    </section>
  );
}
