/** One act: who did what to what, and each value before and after. */
import { Link } from "@tanstack/react-router";
import type { AuditQuery as Data } from "~/gql/graphql";
import { count } from "~/lib/count";
import { formatMoment } from "~/lib/dates";
import { differences, inWords } from "./differences";

type Entry = Data["auditLog"]["nodes"][number];

export function AuditRow({ entry }: { entry: Entry }) {
  const changed = differences(entry.before, entry.after);
  const { actor, objectId } = entry;
  return (
    <li className="plate">
      <p className="row wrap">
        <b className="b">{inWords(entry.act)}</b>
        <span className="push small soft">{formatMoment(entry.at)}</span>
      </p>
      <p className="small">
        {actor ? (
          <Link to="." search={(before: object) => ({ ...before, actor: actor.id })}>
            <bdi>{actor.name}</bdi>
          </Link>
        ) : (
          "Somebody who is gone"
        )}
        {objectId && (
          <>
            , {inWords(entry.objectType ?? "something").toLowerCase()}{" "}
            <Link className="thing" to="." search={(before: object) => ({ ...before, id: objectId })}>
              {objectId}
            </Link>
          </>
        )}
      </p>
      {changed.length > 0 && (
        <details>
          <summary className="small">{count(changed.length, "value")} changed</summary>
          <dl className="diff">
            {changed.map(({ name, before, after }) => (
              <div key={name}>
                <dt>{inWords(name)}</dt>
                <dd>
                  {before && <del>{before}</del>} {after && <ins>{after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
          <p className="tiny soft">
            From {entry.address || "an unknown address"}
            {entry.requestId && `, request ${entry.requestId}`}
          </p>
        </details>
      )}
    </li>
  );
}
