/** List, the chosen one, and what stands beside it; on a phone these are three views. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Which of the three a phone shows. */
export type View = "list" | "item" | "side";

type Props = {
  title: string;
  view: View;
  listLabel: string;
  itemLabel: string;
  sideLabel: string;
  list: ReactNode;
  item: ReactNode;
  side?: ReactNode;
};

export function Panes(props: Props) {
  return (
    <main id="main" className="panes" data-view={props.view}>
      <h1 className="vh">{props.title}</h1>
      <nav className="queue" aria-label={props.listLabel}>
        {props.list}
      </nav>
      <section className="ticketview" aria-label={props.itemLabel}>
        <Views {...props} />
        {props.item}
      </section>
      <section className="c360" aria-label={props.sideLabel}>
        <Views {...props} />
        {props.side}
      </section>
    </main>
  );
}

function Views(props: Props) {
  const views: [View, string][] = [
    ["list", props.listLabel],
    ["item", props.itemLabel],
    ["side", props.sideLabel],
  ];
  return (
    <nav className="seg phone-only" aria-label="Views">
      {views.map(([view, label]) => (
        <Link
          key={view}
          to="."
          search={(before: object) => ({ ...before, view })}
          aria-current={props.view === view ? "page" : undefined}
          activeProps={{}}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
