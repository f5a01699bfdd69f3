/**
 * Some seconds after somebody began to use the page, and only where nobody has answered yet. Who just looks is not
 * disturbed, and the question is never the largest thing that a page has shown by then.
 */
import { useEffect, useState } from "react";
import { optsOut, wasAsked } from "./asked";

const calmMs = 3000;
const signsOfUse = ["pointerdown", "keydown", "scroll"] as const;

export function useAskForConsent(): boolean {
  const [isTime, setTime] = useState(false);

  useEffect(() => {
    if (optsOut() || wasAsked()) return;
    const listening = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const begin = () => {
      listening.abort();
      timer = setTimeout(() => setTime(true), calmMs);
    };
    for (const sign of signsOfUse) addEventListener(sign, begin, { capture: true, passive: true, signal: listening.signal });
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);

  return isTime;
}
