/** What has to end before somebody can be erased, and what to do. */
import { Note } from "~/components/Note";
import type { DataPageQuery } from "~/gql/graphql";
import { t } from "~/lib/words";

export function Blockers(props: { blockers: DataPageQuery["erasureBlockers"] }) {
  return (
    <Note tone="info">
      {t("Not yet, because something is under way:")}
      <ul>
        {props.blockers.map((one) => (
          <li key={`${one.kind} ${one.number}`}>{one.whatToDo}</li>
        ))}
      </ul>
    </Note>
  );
}
