/** A list that grows downwards: each page asks for its own part, the last one offers the next. */
import { useState } from "react";
import type { ReactNode } from "react";

export type PageProps = {
  after?: string;
  /** Missing on every page but the last. */
  onMore?: (endCursor: string) => void;
};

export function Pages(props: { children: (page: PageProps) => ReactNode }) {
  const [cursors, setCursors] = useState<string[]>([]);
  const starts = [undefined, ...cursors];
  return starts.map((after, place) => {
    const isLast = place === starts.length - 1;
    const onMore = isLast ? (cursor: string) => setCursors([...cursors, cursor]) : undefined;
    return <PagesPart key={after ?? ""}>{props.children({ after, onMore })}</PagesPart>;
  });
}

function PagesPart(props: { children: ReactNode }) {
  return props.children;
}

type MoreProps = {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  onMore?: (endCursor: string) => void;
  label: string;
};

export function ShowMore({ pageInfo, onMore, label }: MoreProps) {
  const next = pageInfo.endCursor;
  if (!onMore || !pageInfo.hasNextPage || !next) return null;
  return (
    <p className="show-more">
      <button className="btn line" type="button" onClick={() => onMore(next)}>
        {label}
      </button>
    </p>
  );
}
