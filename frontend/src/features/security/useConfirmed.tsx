/** Dangerous acts: tried at once, and once more when their holder has shown that it is them. */
import { useState } from "react";
import type { ReactNode } from "react";
import { Refusal } from "~/components/Refusal";
import { refusalOf } from "~/lib/refusal";
import { ConfirmIdentity } from "./ConfirmIdentity";

type Answer = { __typename?: string };
type Waiting = { answer: (isConfirmed: boolean) => void };

export type Confirmed = {
  /** To be drawn where the act is: asks for a confirmation, or says that the act did not arrive. */
  form: ReactNode;
  isAsking: boolean;
  /** What `act` answers; undefined when its holder thought better of it, or when it did not arrive. */
  run: <T extends Answer>(act: () => Promise<T | undefined>) => Promise<T | undefined>;
};

export function useConfirmed(hasSecondFactor: boolean): Confirmed {
  const [waiting, setWaiting] = useState<Waiting>();
  const [isLost, setLost] = useState(false);

  async function tried<T extends Answer>(act: () => Promise<T | undefined>) {
    const answer = await act();
    setLost(answer === undefined);
    return answer;
  }

  async function run<T extends Answer>(act: () => Promise<T | undefined>) {
    const first = await tried(act);
    if (first?.__typename !== "ConfirmationNeeded") return first;
    const isConfirmed = await new Promise<boolean>((answer) => setWaiting({ answer }));
    setWaiting(undefined);
    return isConfirmed ? tried(act) : undefined;
  }

  const form = waiting ? (
    <ConfirmIdentity
      hasSecondFactor={hasSecondFactor}
      onConfirmed={() => waiting.answer(true)}
      onCancel={() => waiting.answer(false)}
    />
  ) : (
    isLost && <Refusal message={refusalOf(undefined, "")} />
  );
  return { form, isAsking: waiting !== undefined, run };
}
