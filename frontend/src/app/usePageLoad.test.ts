import { renderHook } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { logEvent } from "~/lib/events";
import { usePageLoad } from "./usePageLoad";

vi.mock("~/lib/events", () => ({ logEvent: vi.fn() }));

type Heard = (list: { getEntries: () => { startTime: number }[] }) => void;

test("the largest thing of a load is told when somebody leaves, and only once", () => {
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
  renderHook(() => usePageLoad());
  paint({ getEntries: () => [{ startTime: 310.2 }, { startTime: 840.6 }] });
  const seen = vi.spyOn(document, "visibilityState", "get");
  const become = (state: DocumentVisibilityState) => {
    seen.mockReturnValue(state);
    document.dispatchEvent(new Event("visibilitychange"));
  };

  become("visible");
  expect(logEvent).not.toHaveBeenCalled();
  become("hidden");
  become("hidden");

  expect(vi.mocked(logEvent).mock.calls).toEqual([[{ name: "PAGE_LOADED", text: "/p", milliseconds: 841 }]]);
});
