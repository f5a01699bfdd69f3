/** Two wrote the same at once: the second is told, and chooses. Nothing that was typed is lost. */
import { Note } from "~/components/Note";

type Props = { answer?: { __typename?: string; revision?: number }; onMine: (revision: number) => void; onTheirs: () => void };

export function Overtaken({ answer, onMine, onTheirs }: Props) {
  if (answer?.__typename !== "ChangedMeanwhile") return null;
  return (
    <div role="alert">
      <Note tone="warn">
        <p>Somebody else has saved this meanwhile. What you typed is still here, and not saved.</p>
        <p className="row wrap acts">
          <button className="btn line" type="button" onClick={onTheirs}>
            Show theirs
          </button>
          <button className="btn line" type="button" onClick={() => onMine(answer.revision ?? 0)}>
            Save mine over it
          </button>
        </p>
      </Note>
    </div>
  );
}
