/** Some seconds after the page is there, and only where nobody has answered yet. */
import { useEffect, useState } from "react";
import { optsOut, wasAsked } from "./asked";

const calmMs = 4000;

export function useAskForConsent(): boolean {
  const [isTime, setTime] = useState(false);

  useEffect(() => {
    if (optsOut() || wasAsked()) return;
    const timer = setTimeout(() => setTime(true), calmMs);
    return () => clearTimeout(timer);
  }, []);

  return isTime;
}
