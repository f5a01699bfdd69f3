/** A part of the editor that is saved by itself: its heading, what was refused, its fields and its button. */
import { useId } from "react";
import type { ReactNode } from "react";
import { Refusal } from "~/components/Refusal";

type Props = {
  title: string;
  action: string;
  refusal?: string;
  isIdle: boolean;
  /** Below the heading of the page itself, or of the product. */
  level?: 2 | 3;
  onSave: () => void;
  children: ReactNode;
};

export function Part(props: Props) {
  const id = useId();
  const Heading = props.level === 2 ? "h2" : "h3";
  return (
    <form
      className="stack"
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isIdle) props.onSave();
      }}
    >
      <Heading id={id}>{props.title}</Heading>
      <Refusal message={props.refusal} />
      {props.children}
      <p>
        <button className="btn line" type="submit" aria-disabled={props.isIdle}>
          {props.action}
        </button>
      </p>
    </form>
  );
}
