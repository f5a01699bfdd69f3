/** Asks again every few seconds while somebody is looking, for what has no subscription yet. */
import { useEffect } from "react";

type Ask = (options: { requestPolicy: "network-only" }) => void;

export function useRefresh(ask: Ask, seconds: number): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") ask({ requestPolicy: "network-only" });
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [ask, seconds]);
}
