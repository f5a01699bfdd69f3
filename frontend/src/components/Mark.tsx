/** A paper mark: how something stands, in a word or two. */
import type { ReactNode } from "react";

export type Tone = "good" | "warn" | "bad" | "info" | "plain";

export function Mark(props: { tone: Tone; children: ReactNode }) {
  return <span className={props.tone === "plain" ? "mark" : `mark ${props.tone}`}>{props.children}</span>;
}
