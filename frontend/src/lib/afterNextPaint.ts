/** What a press shows is painted first; the work that it starts waits until then. */
const waiting = new Set<() => void>();

/** A page that is hidden paints no more, so there nothing waits for long; nor where it is left. */
const mostMs = 100;
addEventListener("pagehide", () => waiting.forEach((go) => go()));

export function afterNextPaint(): Promise<void> {
  return new Promise((done) => {
    const go = () => {
      waiting.delete(go);
      done();
    };
    waiting.add(go);
    requestAnimationFrame(() => setTimeout(go));
    setTimeout(go, mostMs);
  });
}
