/** What there is as a file: an old one overwrites nothing, as each number names the one it was. */
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { Refusal } from "~/components/Refusal";
import { ImportFile } from "~/features/merchandising/ImportFile";
import { Lately, useTransfers } from "~/features/merchandising/Lately";
import { refusalOf } from "~/lib/refusal";
import { useOnce } from "~/lib/useOnce";
import { useTitle } from "~/lib/title";
import { PlaceChoice } from "./PlaceChoice";
import type { Place } from "./PlaceChoice";
import { ExportStockMutation, ImportStockMutation } from "./stockDocuments";

export function StockFilesPage() {
  useTitle("Stock as a file, desk");
  const transfers = useTransfers("STOCK");
  const [, start] = useOnce("import-stock", ImportStockMutation);
  return (
    <main id="main" className="study stack">
      <p>
        <Link to="/desk/stock" search={{}}>
          Stock
        </Link>
      </p>
      <h1>Stock as a file</h1>
      <Export onDone={transfers.reload} />
      <ImportFile
        onRun={async (input) => {
          const { data, error } = await start(input);
          transfers.reload();
          return refusalOf(data?.importStock, "CatalogTransfer", error);
        }}
      />
      <Lately {...transfers} />
    </main>
  );
}

function Export({ onDone }: { onDone: () => void }) {
  const [place, setPlace] = useState<Place | null>(null);
  const [{ data, error, fetching }, start] = useMutation(ExportStockMutation);
  const refusal = data || error ? refusalOf(data?.exportStock, "CatalogTransfer", error) : undefined;
  return (
    <section className="stack" aria-labelledby="export">
      <h2 id="export">Export</h2>
      <p>
        Change on_hand, safety or backorder, and leave the number in the column beside it, on_hand_was and so on. Where it is another by the time the file
        comes back, the row is wrong and nothing is written over.
      </p>
      <PlaceChoice label="One place alone" chosen={place} onChoose={setPlace} />
      <Refusal message={refusal} />
      <p>
        <button className="btn" type="button" aria-disabled={fetching} onClick={() => void start({ input: { locationId: place?.id } }).then(onDone)}>
          {place ? "Export this place" : "Export every place"}
        </button>
      </p>
    </section>
  );
}
