/** Does something again and again while the page is looked at. */
import { useEffect, useRef } from "react";

export function useEvery(seconds: number, act: () => void) {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const tick = () => document.visibilityState === "visible" && latest.current();
    const timer = setInterval(tick, seconds * 1000);
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [seconds]);
}
