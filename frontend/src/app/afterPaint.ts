/**
 * The only script of a first screen: once it is painted, the bundle is fetched, all of it at once.
 * What somebody presses meanwhile is marked, and done when it can be (see lib/touched.ts).
 */
const { start, scripts, sheets } = document.querySelector<HTMLElement>("script[data-start]")!.dataset;
const notAlive = "[data-drawn], .as-drawn";

addEventListener("click", (event) => press(event, (event.target as Element).closest("button")), true);
// A form that names no address lives by the bundle alone.
addEventListener("submit", (event) => isDead(event.target as Element, ":not([action])") && event.preventDefault(), true);

requestAnimationFrame(() =>
  setTimeout(() => {
    // The text of these stands in the page already; the links tell the bundle not to fetch it again.
    for (const href of split(sheets)) append({ rel: "stylesheet", disabled: true, href });
    for (const href of split(scripts)) append({ rel: "modulepreload", href });
    void import(/* @vite-ignore */ start!);
  }),
);

function press(event: Event, button: HTMLElement | null): void {
  if (!button || !isDead(button)) return;
  event.preventDefault();
  button.dataset.pressed = String(Number(button.dataset.pressed ?? 0) + 1);
}

function isDead(element: Element, also = "*"): boolean {
  return element.matches(also) && element.closest(notAlive) !== null;
}

function split(list = ""): string[] {
  return list.split(" ").filter(Boolean);
}

function append(link: Partial<HTMLLinkElement>): void {
  document.head.append(Object.assign(document.createElement("link"), link));
}
