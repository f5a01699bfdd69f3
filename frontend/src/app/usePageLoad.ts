/** How long the page took until its largest thing was there: told once for each load, as somebody leaves. */
import { useEffect } from "react";
import { logEvent } from "~/lib/events";

export function usePageLoad(): void {
  useEffect(() => {
    /** As `/p`, without what it is a page of. */
    const page = location.pathname.split("/", 2).join("/");
    let largest = 0;
    const paints = new PerformanceObserver((list) => {
      largest = list.getEntries().at(-1)?.startTime ?? largest;
    });
    const tell = () => {
      if (document.visibilityState !== "hidden" || largest === 0) return;
      logEvent({ name: "PAGE_LOADED", text: page, milliseconds: Math.round(largest) });
      stop();
    };
    const stop = () => {
      paints.disconnect();
      document.removeEventListener("visibilitychange", tell, true);
    };
    paints.observe({ type: "largest-contentful-paint", buffered: true });
    // Captured, so before what waits is sent off.
    document.addEventListener("visibilitychange", tell, true);
    return stop;
  }, []);
}
