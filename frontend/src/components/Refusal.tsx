/** Why it was not done, in words, where the eye and the screen reader are. */
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

export function Refusal(props: { message?: ReactNode }) {
  return (
    <div role="alert">
      {props.message && (
        <p className="note bad">
          <CircleAlert className="i" />
          <span>{props.message}</span>
        </p>
      )}
    </div>
  );
}
