/** A part of a page under its own heading. */
import { useId } from "react";
import type { ReactNode } from "react";

type Props = { title: string; intro?: ReactNode; more?: ReactNode; isPage?: boolean; children: ReactNode };

export function Section(props: Props) {
  const id = useId();
  return (
    <section className={props.isPage === false ? "section" : "page section"} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{props.title}</h2>
        {props.more}
        {props.intro && <p>{props.intro}</p>}
      </div>
      {props.children}
    </section>
  );
}
