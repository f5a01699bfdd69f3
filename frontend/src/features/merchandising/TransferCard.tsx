/** How far a file is, and what came of it; it moves by itself while it is under way. */
import { useSubscription } from "urql";
import { readFragment } from "~/gql";
import type { TransferFragment as Transfer } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { TransferChanged, TransferFragment } from "./catalogDocuments";
import { transferWords } from "./catalogWords";

export function TransferCard(props: { transfer: Transfer }) {
  const [{ data }] = useSubscription({
    query: TransferChanged,
    variables: { id: props.transfer.id },
    pause: props.transfer.endedAt !== null,
  });
  const transfer = readFragment(TransferFragment, data?.catalogTransferChanged) ?? props.transfer;
  const what = transfer.kind === "EXPORT" ? "Export" : transfer.isDryRun ? "Dry run" : "Import";
  return (
    <li className="stack">
      <p className="row wrap">
        <strong>{what}</strong>
        {transfer.narrowed.length > 0 && <span className="soft">only {transfer.narrowed.map((one) => one.value).join(", ")}</span>}
        <span>{transferWords[transfer.status]}</span>
        <time className="tiny soft push" dateTime={transfer.askedAt}>
          {formatMoment(transfer.askedAt)}
        </time>
      </p>
      {!transfer.endedAt && <progress aria-label={what} value={transfer.total ? transfer.done : undefined} max={transfer.total || 1} />}
      {transfer.problem && <p role="alert">{transfer.problem}</p>}
      {transfer.endedAt && transfer.kind === "IMPORT" && !transfer.problem && <Counts transfer={transfer} />}
      {transfer.fileUrl && (
        <p>
          <a href={transfer.fileUrl} download>
            {transfer.kind === "EXPORT" ? "Download the file" : "Download the wrong rows"}
          </a>
        </p>
      )}
      {transfer.faults.length > 0 && <Faults transfer={transfer} />}
    </li>
  );
}

function Counts({ transfer }: { transfer: Transfer }) {
  const { created, changed, unchanged, failed, isDryRun } = transfer;
  const what = transfer.content === "STOCK" ? "count" : "product";
  const would = isDryRun || transfer.status === "REFUSED" ? "would be " : "";
  return (
    <p>
      {count(created, what)} {would}new, {changed} {would}changed, {unchanged} the same; {count(failed, "row")} wrong.
    </p>
  );
}

function Faults({ transfer }: { transfer: Transfer }) {
  return (
    <table>
      <caption>What is wrong</caption>
      <thead>
        <tr>
          <th scope="col">Row</th>
          <th scope="col">Column</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {transfer.faults.map((fault) => (
          <tr key={`${fault.row} ${fault.column} ${fault.message}`}>
            <td>{fault.row}</td>
            <td>{fault.column}</td>
            <td>{fault.message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
