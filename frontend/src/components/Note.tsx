/** A few words that must be seen where one is: an answer, a warning, a refusal. */
import { Check, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const icons = { good: Check, warn: TriangleAlert, info: Info };

export function Note(props: { tone: keyof typeof icons; isAlert?: boolean; children: ReactNode }) {
  const Icon = icons[props.tone];
  return (
    <div className={`note ${props.tone}`} role={props.isAlert ? "alert" : undefined}>
      <Icon className="i" aria-hidden="true" />
      <div>{props.children}</div>
    </div>
  );
}

/** What the shop said no to, read out at once; nothing when it said yes. */
export function Refusal(props: { message?: string }) {
  if (!props.message) return null;
  return (
    <Note tone="warn" isAlert>
      {props.message}
    </Note>
  );
}
