/** How each unit of a return came. What is like new is sold again, the others are written off. */
import { useState } from "react";
import type { FormEvent } from "react";
import { Stepper } from "~/components/Stepper";
import type { GradedLineInput } from "~/gql/graphql";

export type Announced = { id: string; quantity: number; orderLine: { name: string } };
type Grade = "opened" | "damaged" | "missing";
type Counts = Record<Grade, number>;
type Props = {
  lines: Announced[];
  isBusy: boolean;
  onReceive: (graded: GradedLineInput[], restStaysOpen: boolean) => Promise<void>;
};

const grades: Record<Grade, string> = { opened: "Opened", damaged: "Damaged", missing: "Not there" };
const none: Counts = { opened: 0, damaged: 0, missing: 0 };

export function GradeUnits({ lines, isBusy, onReceive }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [counted, setCounted] = useState<Record<string, Counts>>({});
  const [waits, setWaits] = useState(false);
  const countsOf = (line: Announced) => counted[line.id] ?? none;
  const isAnythingMissing = lines.some((line) => countsOf(line).missing > 0);

  function send(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    const graded = lines.map((line) => ({ returnLineId: line.id, likeNew: likeNew(line, countsOf(line)), ...countsOf(line) }));
    void onReceive(graded, isAnythingMissing && waits);
  }

  if (!isOpen) {
    return (
      <button className="btn line" type="button" onClick={() => setOpen(true)}>
        Look at each unit
      </button>
    );
  }
  return (
    <form className="stack" onSubmit={send} aria-label="How the goods came">
      {lines.map((line) => (
        <GradeLine
          key={line.id}
          line={line}
          counts={countsOf(line)}
          onChange={(counts) => setCounted({ ...counted, [line.id]: counts })}
        />
      ))}
      {isAnythingMissing && (
        <label className="row">
          <input type="checkbox" checked={waits} onChange={(event) => setWaits(event.target.checked)} />
          <span>Wait for what is not there, as a return of its own</span>
        </label>
      )}
      <p>
        <button className="btn" type="submit" aria-disabled={isBusy}>
          Receive as counted
        </button>
      </p>
    </form>
  );
}

function GradeLine({ line, counts, onChange }: { line: Announced; counts: Counts; onChange: (counts: Counts) => void }) {
  const good = likeNew(line, counts);
  return (
    <fieldset className="stack">
      <legend className="b">{line.orderLine.name}</legend>
      <p className="small soft" role="status">
        {good} of {line.quantity} like new, back on the shelf.
      </p>
      {(Object.keys(grades) as Grade[]).map((grade) => (
        <div key={grade} className="row">
          <Stepper
            isLine
            label={`${grades[grade]}, ${line.orderLine.name}`}
            quantity={counts[grade]}
            max={counts[grade] + good}
            onChange={(quantity) => onChange({ ...counts, [grade]: quantity })}
          />
          <span className="small">{grades[grade]}</span>
        </div>
      ))}
    </fieldset>
  );
}

function likeNew(line: Announced, counts: Counts): number {
  return line.quantity - counts.opened - counts.damaged - counts.missing;
}
