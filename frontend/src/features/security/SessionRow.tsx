/** One device on which one is logged in. */
import { Monitor, Smartphone } from "lucide-react";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoment } from "~/lib/dates";
import { t } from "~/lib/words";

const SessionRowFragment = graphql(`
  fragment SessionRow on LoginSession {
    touchpoint
    device
    client
    createdAt
    usedAt
    isThisOne
  }
`);

type Props = { session: FragmentType<typeof SessionRowFragment>; onEnd: () => void };

export function SessionRow(props: Props) {
  const session = readFragment(SessionRowFragment, props.session);
  const Icon = session.device === "phone" || session.device === "tablet" ? Smartphone : Monitor;
  return (
    <li className="session">
      <Icon className="i" aria-hidden="true" />
      <div>
        <b className="b">{nameOf(session)}</b>
        <span className="small soft">
          {session.isThisOne ? t("This is where you are now.") : t("Last used {day}.", { day: formatMoment(session.usedAt ?? session.createdAt) })} {t("Logged in {day}.", { day: formatMoment(session.createdAt) })}
        </span>
      </div>
      {!session.isThisOne && (
        <button className="btn line small" type="button" onClick={props.onEnd} aria-label={t("Log out {session}", { session: nameOf(session) })}>
          {t("Log out")}
        </button>
      )}
    </li>
  );
}

function nameOf(session: { client: string; touchpoint: string }): string {
  return session.client || (session.touchpoint === "APP" ? t("Our app") : t("A browser"));
}
