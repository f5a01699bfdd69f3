import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { flushEvents, logEvent } from "~/lib/events";
import { useLeaving } from "./useLeaving";

vi.mock("~/lib/events", () => ({ logEvent: vi.fn(), flushEvents: vi.fn() }));

type Heard = (list: { getEntries: () => { startTime: number }[] }) => void;

test("the largest thing of a load is told when somebody leaves, once, and what waits is sent each time", () => {
  let paint: Heard = () => undefined;
  vi.stubGlobal(
    "PerformanceObserver",
    class {
      observe = vi.fn();
      disconnect = vi.fn();
      constructor(heard: Heard) {
        paint = heard;
      }
    },
  );
  history.replaceState(null, "", "/p/oat-milk?from=rec");
  renderHook(() => useLeaving());
  paint({ getEntries: () => [{ startTime: 310.2 }, { startTime: 840.6 }] });
  const seen = vi.spyOn(document, "visibilityState", "get");
  const become = (state: DocumentVisibilityState) => {
    seen.mockReturnValue(state);
    document.dispatchEvent(new Event("visibilitychange"));
  };

  become("visible");
  expect(logEvent).not.toHaveBeenCalled();
  expect(flushEvents).not.toHaveBeenCalled();
  become("hidden");
  become("hidden");

  expect(vi.mocked(logEvent).mock.calls).toEqual([[{ name: "PAGE_LOADED", text: "/p", milliseconds: 841 }]]);
  expect(flushEvents).toHaveBeenCalledTimes(2);
});
