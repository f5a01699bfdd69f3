/** What becomes of a file in which some rows are wrong. */
import type { RowPolicy } from "~/gql/graphql";

const words: Record<RowPolicy, string> = {
  ALL_OR_NOTHING: "If a row is wrong, change nothing",
  SKIP_BAD_ROWS: "Leave out what has wrong rows, take all others",
};

export function Choice({ value, onChange }: { value: RowPolicy; onChange: (policy: RowPolicy) => void }) {
  return (
    <fieldset className="stack">
      <legend>Wrong rows</legend>
      {(Object.keys(words) as RowPolicy[]).map((policy) => (
        <label key={policy} className="row">
          <input type="radio" name="policy" checked={policy === value} onChange={() => onChange(policy)} />
          {words[policy]}
        </label>
      ))}
    </fieldset>
  );
}
