/** A large card around a real radio button. */
import type { ReactNode } from "react";

type Props = {
  name: string;
  value: string;
  isChosen: boolean;
  onChoose: (value: string) => void;
  children: ReactNode;
};

export function Choice(props: Props) {
  return (
    <label className="choice">
      <input
        type="radio"
        name={props.name}
        value={props.value}
        checked={props.isChosen}
        onChange={() => props.onChoose(props.value)}
      />
      <span>{props.children}</span>
    </label>
  );
}
