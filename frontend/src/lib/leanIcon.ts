/** What lucide's icons are made with in our bundle: their paths, and the look that base.css gives. */
import { createElement } from "react";
import type { SVGProps } from "react";

type Drawing = { node: [tag: string, attributes: Record<string, string>][] };

export default function createIcon({ node }: Drawing) {
  return (props: SVGProps<SVGSVGElement>) =>
    createElement(
      "svg",
      { viewBox: "0 0 24 24", "aria-hidden": true, ...props },
      ...node.map(([tag, attributes]) => createElement(tag, attributes)),
    );
}
