/** A few words that must be seen where one is: an answer, a warning, a refusal. */
import { Check, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const icons = { good: Check, warn: TriangleAlert, info: Info };

export function Note(props: { tone: keyof typeof icons; children: ReactNode }) {
  const Icon = icons[props.tone];
  return (
    <div className={`note ${props.tone}`}>
      <Icon className="i" aria-hidden="true" />
      <div>{props.children}</div>
    </div>
  );
}
