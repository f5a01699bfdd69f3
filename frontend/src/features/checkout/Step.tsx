/** A numbered part of the checkout. */
import { useId } from "react";
import type { ReactNode } from "react";

export function Step(props: { number: number; title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="step" aria-labelledby={id}>
      <div className="head">
        <span className="num" aria-hidden="true">
          {props.number}
        </span>
        <h2 id={id}>{props.title}</h2>
      </div>
      <div className="in stack">{props.children}</div>
    </section>
  );
}
