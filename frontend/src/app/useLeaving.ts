/** As somebody leaves: how long the page's largest thing took is told, once for each load, and all that waits is sent. */
import { useEffect } from "react";
import { flushEvents, logEvent } from "~/lib/events";

export function useLeaving(): void {
  useEffect(() => {
    /** As `/p`, without what it is a page of. */
    const page = location.pathname.split("/", 2).join("/");
    let largest = 0;
    const paints = new PerformanceObserver((list) => {
      largest = list.getEntries().at(-1)?.startTime ?? largest;
    });
    const leave = () => {
      if (document.visibilityState !== "hidden") return;
      if (largest > 0) logEvent({ name: "PAGE_LOADED", text: page, milliseconds: Math.round(largest) });
      paints.disconnect();
      largest = 0;
      flushEvents();
    };
    paints.observe({ type: "largest-contentful-paint", buffered: true });
    document.addEventListener("visibilitychange", leave);
    return () => {
      paints.disconnect();
      document.removeEventListener("visibilitychange", leave);
    };
  }, []);
}
