/** Sums with dotted leaders, like a till receipt. */
import type { ReactNode } from "react";

export type SumLine = { label: ReactNode; amount: string; look?: "total" | "off" };

export function Sum(props: { lines: SumLine[] }) {
  return (
    <dl className="sum">
      {props.lines.map((line, place) => (
        <div key={place} className={line.look}>
          <dt>{line.label}</dt>
          <dd>{line.amount}</dd>
        </div>
      ))}
    </dl>
  );
}
