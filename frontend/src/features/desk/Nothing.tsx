/** Why a pane is empty: nothing chosen, nothing there, or not for this role. */
import type { CombinedError } from "urql";
import { LineBones } from "~/components/states";
import { isForbidden } from "~/lib/refusal";

export function Nothing(props: { children: string }) {
  return <p className="nothing soft">{props.children}</p>;
}

export function NotThere(props: { error?: CombinedError; onRetry: () => void }) {
  if (!props.error) return <LineBones count={5} />;
  if (isForbidden(props.error)) return <Nothing>Your role does not work on this.</Nothing>;
  return (
    <div className="nothing" role="alert">
      <p>That did not load. Nothing has changed.</p>
      <button className="btn line" type="button" onClick={props.onRetry}>
        Try again
      </button>
    </div>
  );
}
