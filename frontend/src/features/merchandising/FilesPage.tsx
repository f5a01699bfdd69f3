/** The whole catalogue as a file: out, and in again after a dry run has told what would change. */
import { Link } from "@tanstack/react-router";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { useTitle } from "~/lib/title";
import { ExportMutation, ImportMutation } from "./catalogDocuments";
import { ImportFile } from "./ImportFile";
import { Lately, useTransfers } from "./Lately";

export function FilesPage() {
  useTitle("Export and import, desk");
  const transfers = useTransfers("CATALOG");
  const [, start] = useOnce("import-catalog", ImportMutation);
  return (
    <main id="main" className="study stack">
      <p>
        <Link to="/desk/catalog">Catalogue</Link>
      </p>
      <h1>Export and import</h1>
      <Export onDone={transfers.reload} />
      <ImportFile
        onRun={async (input) => {
          const { data, error } = await start(input);
          transfers.reload();
          return refusalOf(data?.importCatalog, "CatalogTransfer", error);
        }}
      />
      <Lately {...transfers} />
    </main>
  );
}

function Export({ onDone }: { onDone: () => void }) {
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
