/** For merchandisers: which words mean the same, and what people searched for in vain. */
import { useState } from "react";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import { useTitle } from "~/lib/title";
import { MissedSearches } from "./MissedSearches";
import { SynonymForm } from "./SynonymForm";
import { SynonymRow } from "./SynonymRow";
import { WordsQuery } from "./wordsDocuments";

export function WordsPage() {
  useTitle("Words, desk");
  const [start, setStart] = useState<string>();
  const [after, setAfter] = useState<string>();
  const [{ data, error }, ask] = useQuery({ query: WordsQuery, variables: { after }, requestPolicy: "cache-and-network" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const groups = data?.synonymGroups;
  return (
    <main id="main" className="owner stack">
      <h1>Words</h1>
      {!data && (error ? <Failed error={error} onRetry={reload} /> : <LineBones count={8} />)}
      {data && groups && (
        <div className="parts">
          <section className="stack" aria-labelledby="same">
            <h2 id="same">Words that mean the same</h2>
            <p className="small soft">Whoever searches for one of them finds them all, at once.</p>
            <SynonymForm key={start} purpose="synonyms" start={start ? `${start}, ` : ""} onSaved={reload} />
            <ul className="cards">
              {groups.nodes.map((group) => (
                <SynonymRow key={`${group.id} ${group.revision}`} group={group} onChange={reload} />
              ))}
            </ul>
            {groups.pageInfo.hasNextPage && (
              <button className="btn line" type="button" onClick={() => setAfter(groups.pageInfo.endCursor ?? undefined)}>
                Older ones
              </button>
            )}
          </section>
          <MissedSearches missed={data.missedSearches} onChoose={setStart} />
        </div>
      )}
    </main>
  );
}
