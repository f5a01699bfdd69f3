/** One device on which one is logged in. */
import { Monitor, Smartphone } from "lucide-react";
import { graphql, readFragment } from "~/gql";
import type { FragmentType } from "~/gql";
import { formatMoment } from "~/lib/dates";

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
          {session.isThisOne ? "This is where you are now." : `Last used ${formatMoment(session.usedAt ?? session.createdAt)}.`} Logged in{" "}
          {formatMoment(session.createdAt)}.
        </span>
      </div>
      {!session.isThisOne && (
        <button className="btn line small" type="button" onClick={props.onEnd} aria-label={`Log out ${nameOf(session)}`}>
          Log out
        </button>
      )}
    </li>
  );
}

function nameOf(session: { client: string; touchpoint: string }): string {
  return session.client || (session.touchpoint === "APP" ? "Our app" : "A browser");
}
