/**
 * The only script of a first screen: once it is painted, the bundle is fetched, all of it at once.
 * What somebody presses meanwhile is marked, and done when it can be (see lib/touched.ts).
 */
const { start, scripts, sheets } = document.querySelector<HTMLElement>("script[data-start]")!.dataset;
const notAlive = "[data-drawn], .as-drawn";

addEventListener("click", (event) => press(event, (event.target as Element).closest("button")), true);
// A form that names no address lives by the bundle alone.
addEventListener("submit", (event) => isDead(event.target as Element, ":not([action])") && event.preventDefault(), true);

/** Where nobody looks, nothing is painted; and a picture may never come. */
const mostMs = 2000;
void Promise.race([firstScreen(), new Promise((done) => setTimeout(done, mostMs))]).then(bundle);

/** Until words and the first pictures are seen, if any are drawn. What is asked for sooner would come before them. */
async function firstScreen(): Promise<void> {
  if (!document.querySelector("main")) return;
  await new Promise((done) => new PerformanceObserver(done).observe({ type: "paint", buffered: true }));
  const pictures = document.querySelectorAll<HTMLImageElement>("img[fetchpriority=high]");
  await Promise.all([...pictures].map((one) => one.decode().catch(() => undefined)));
}

async function bundle(): Promise<void> {
  const whole = split(sheets).map(fetched);
  for (const href of split(scripts)) append({ rel: "modulepreload", href });
  // All at once: alone, the first one would outdo what the page wears of the second one.
  (await Promise.all(whole)).forEach(putOn);
  void import(/* @vite-ignore */ start!);
}

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

/** The page has of each sheet what it wears itself; what the bundle draws may wear the rest. */
function fetched(href: string): Promise<HTMLLinkElement> {
  return new Promise((done) => {
    const onload = (event: Event | string) => done((event as Event).target as HTMLLinkElement);
    append({ rel: "stylesheet", media: "not all", fetchPriority: "high", href, onload, onerror: onload });
  });
}

/** A font that is declared again would be loaded again, and its words would flicker. */
function putOn(link: HTMLLinkElement): void {
  const { sheet } = link;
  for (let at = sheet?.cssRules.length ?? 0; at-- > 0; ) if (sheet!.cssRules[at] instanceof CSSFontFaceRule) sheet!.deleteRule(at);
  link.media = "all";
}
