/** Dangerous acts: tried at once, and once more when their holder has shown that it is them. */
import { useState } from "react";
import type { ReactNode } from "react";
import { ConfirmIdentity } from "./ConfirmIdentity";

type Answer = { __typename?: string };
type Waiting = { answer: (isConfirmed: boolean) => void };

export type Confirmed = {
  /** To be drawn where the act is; nothing until a confirmation is asked for. */
  form: ReactNode;
  /** What `act` answers; undefined when its holder thought better of it. */
  run: <T extends Answer>(act: () => Promise<T | undefined>) => Promise<T | undefined>;
};

export function useConfirmed(hasSecondFactor: boolean): Confirmed {
  const [waiting, setWaiting] = useState<Waiting>();

  async function run<T extends Answer>(act: () => Promise<T | undefined>) {
    const first = await act();
    if (first?.__typename !== "ConfirmationNeeded") return first;
    const isConfirmed = await new Promise<boolean>((answer) => setWaiting({ answer }));
    setWaiting(undefined);
    return isConfirmed ? act() : undefined;
  }

  const form = waiting && (
    <ConfirmIdentity
      hasSecondFactor={hasSecondFactor}
      onConfirmed={() => waiting.answer(true)}
      onCancel={() => waiting.answer(false)}
    />
  );
  return { form, run };
}
