/** Writes the next version of a legal page; those before it are kept and can be taken up again. */
import { useState } from "react";
import { useQuery } from "urql";
import { Failed, LineBones } from "~/components/states";
import type { LegalKind, LegalVersionsQuery as Data } from "~/gql/graphql";
import { formatMoment } from "~/lib/dates";
import { LegalVersionsQuery } from "./legalDocuments";
import { LegalForm } from "./LegalForm";
import { legalWords } from "./legalWords";

type Version = Data["legalVersions"][number];

export function LegalEditor({ kind, onChange }: { kind: LegalKind; onChange: () => void }) {
  const [{ data, error }, ask] = useQuery({ query: LegalVersionsQuery, variables: { kind }, requestPolicy: "network-only" });
  const reload = () => ask({ requestPolicy: "network-only" });
  const [taken, setTaken] = useState<Version>();
  if (!data) return error ? <Failed error={error} onRetry={reload} /> : <LineBones count={10} />;
  const newest = data.legalVersions[0];
  const { title, path } = legalWords[kind];

  function saved() {
    setTaken(undefined);
    reload();
    onChange();
  }

  return (
    <section className="stack" aria-labelledby="legal-text">
      <div className="row wrap">
        <h2 id="legal-text">{title}</h2>
        <a className="push small" href={path} target="_blank" rel="noreferrer">
          See the page<span className="vh"> in a new tab</span>
        </a>
      </div>
      <LegalForm
        key={`${newest?.number ?? 0} ${taken?.number ?? ""}`}
        kind={kind}
        after={newest?.number ?? 0}
        source={(taken ?? newest)?.source ?? ""}
        isTaken={Boolean(taken)}
        onSaved={saved}
      />
      {data.legalVersions.length > 0 && (
        <details>
          <summary>Versions ({data.legalVersions.length})</summary>
          <ul className="stack versions">
            {data.legalVersions.map((version) => (
              <li key={version.number} className="row wrap">
                <span>
                  <b className="b">Version {version.number}</b>, in force from {formatMoment(version.inForceAt)}
                  {version.isSample && ", sample"}
                </span>
                <button className="text-btn small" type="button" onClick={() => setTaken(version)}>
                  Take this text<span className="vh"> of version {version.number}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
