/** Code that is not needed for the first screen: until it is there, what the server drew stands in its place. */
import { lazy, Suspense, useLayoutEffect, useRef } from "react";
import type { ComponentType, FunctionComponent, ReactNode } from "react";
import { touched } from "./touched";

const drawn = new Map<string, string>();

/** Keeps the server's markup of every part that comes later. */
export function keepDrawn(page: HTMLElement): void {
  for (const part of page.querySelectorAll<HTMLElement>("[data-later]")) drawn.set(part.dataset.later ?? "", part.innerHTML);
}

/** What was drawn belongs to the page that was asked for, and to no other. */
export function forgetDrawn(): void {
  drawn.clear();
}

export function later<Props extends object>(
  part: string,
  load: () => Promise<{ default: ComponentType<Props> }>,
  otherwise: ReactNode = null,
): FunctionComponent<Props> {
  const Loaded = lazy(load) as unknown as ComponentType<Props>;
  return function Later(props: Props) {
    return (
      <Suspense fallback={<Drawn part={part} otherwise={otherwise} />}>
        <Loaded {...props} />
      </Suspense>
    );
  };
}

function Drawn(props: { part: string; otherwise: ReactNode }) {
  const html = drawn.get(props.part);
  const self = useRef<HTMLDivElement>(null);
  // When the part is there, the markup goes, and what was done to it is done to the part.
  useLayoutEffect(() => {
    const { current } = self;
    return () => {
      if (current?.parentElement) queueMicrotask(touched(current.parentElement, current));
    };
  }, []);
  if (html === undefined) return props.otherwise;
  // Markup of our own server, of this very page.
  return <div className="as-drawn" ref={self} dangerouslySetInnerHTML={{ __html: html }} />;
}
