import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { flushEvents, logEvent } from "./events";

type Sent = { variables: { input: { events: { name: string; text?: string }[] } } };

describe("events", () => {
  const sent: Sent[] = [];
  beforeEach(() => {
    sent.length = 0;
    vi.useFakeTimers();
    vi.stubGlobal("fetch", (_: string, init: { body: string; keepalive: boolean }) => {
      expect(init.keepalive).toBe(true);
      sent.push(JSON.parse(init.body) as Sent);
      return Promise.reject(new Error("the line is down"));
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("travel together, a moment later", () => {
    logEvent({ name: "CART_VIEWED" });
    logEvent({ name: "SEARCHED", text: "milk" });
    expect(sent).toHaveLength(0);

    vi.advanceTimersByTime(2000);

    expect(sent.map((one) => one.variables.input.events.map((event) => event.name))).toEqual([["CART_VIEWED", "SEARCHED"]]);
  });

  it("leave at once when the page is left, and not a second time", () => {
    logEvent({ name: "CHECKOUT_STARTED" });
    flushEvents();
    flushEvents();

    expect(sent).toHaveLength(1);
  });

  it("never leave in a batch larger than the server takes", () => {
    for (let place = 0; place < 120; place++) logEvent({ name: "CART_VIEWED" });

    vi.advanceTimersByTime(10_000);

    expect(sent.map((one) => one.variables.input.events.length)).toEqual([50, 50, 20]);
  });
});
