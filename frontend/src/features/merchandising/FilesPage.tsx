/** The whole catalogue as a file: out, and in again after a dry run has told what would change. */
import "~/styles/owner.css";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { Choice } from "./Policy";
import { Failed, LineBones } from "~/components/states";
import { Refusal } from "~/components/Refusal";
import type { RowPolicy } from "~/gql/graphql";
import { readFragment } from "~/gql";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { useTitle } from "~/lib/title";
import { ExportMutation, ImportMutation, OpenUploadMutation, TransferFragment, TransfersQuery } from "./catalogDocuments";
import { putFile } from "./putFile";
import { TransferCard } from "./TransferCard";

export function FilesPage() {
  useTitle("Export and import, desk");
  const [{ data, error }, ask] = useQuery({ query: TransfersQuery, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  return (
    <main id="main" className="study stack">
      <p>
        <Link to="/desk/catalog">Catalogue</Link>
      </p>
      <h1>Export and import</h1>
      <Export onDone={reload} />
      <Import onDone={reload} />
      <h2>Lately</h2>
      {!data && (error ? <Failed error={error} onRetry={reload} /> : <LineBones count={4} />)}
      <ul className="cards">
        {data?.catalogTransfers.map((one) => {
          const transfer = readFragment(TransferFragment, one);
          return <TransferCard key={transfer.id} transfer={transfer} />;
        })}
      </ul>
    </main>
  );
}

type Part = { onDone: () => void };

function Export({ onDone }: Part) {
  const [{ error, fetching }, start] = useMutation(ExportMutation);
  return (
    <section className="stack" aria-labelledby="export">
      <h2 id="export">Export</h2>
      <p>Every product with its variants, prices, texts and links, as CSV. It can be imported again as it is.</p>
      <Refusal message={error ? refusalOf(undefined, "CatalogTransfer", error) : undefined} />
      <p>
        <button className="btn" type="button" aria-disabled={fetching} onClick={() => void start({}).then(onDone)}>
          Export everything
        </button>
      </p>
    </section>
  );
}

function Import({ onDone }: Part) {
  const [, open] = useMutation(OpenUploadMutation);
  const [, start] = useOnce("import-catalog", ImportMutation);
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
    if (!upload || isBusy) return;
    const { data, error } = await start({ uploadId: upload.id, isDryRun, policy });
    setProblem(refusalOf(data?.importCatalog, "CatalogTransfer", error));
    onDone();
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
