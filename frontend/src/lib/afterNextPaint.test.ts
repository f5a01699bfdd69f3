import { afterEach, expect, test, vi } from "vitest";
import { afterNextPaint } from "./afterNextPaint";

afterEach(() => vi.unstubAllGlobals());

test("work waits for the frame that shows the press, and for its paint", async () => {
  const done: string[] = [];
  const frames: FrameRequestCallback[] = [];
  vi.stubGlobal("requestAnimationFrame", (frame: FrameRequestCallback) => frames.push(frame));
  const waited = afterNextPaint().then(() => done.push("work"));

  await Promise.resolve();
  frames.forEach((frame) => frame(0));
  done.push("frame");
  await waited;

  expect(done).toEqual(["frame", "work"]);
});

test("work of a page that is not painted, or is left, is done all the same", async () => {
  vi.stubGlobal("requestAnimationFrame", () => 0);

  await afterNextPaint();

  const before = performance.now();
  const left = afterNextPaint();
  dispatchEvent(new Event("pagehide"));
  await left;
  expect(performance.now() - before).toBeLessThan(90);
});
