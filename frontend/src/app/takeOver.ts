/**
 * React draws aside, a slice at a time, and its first commit puts the same markup in place of the
 * server's. What somebody did meanwhile is not lost: what they typed, chose or pressed, where the
 * focus stands, and how far they scrolled.
 */
import { touched } from "~/lib/touched";

const sliding = "ul, nav, .facets";

/** Call the result once all that is `alive` stands in the page. */
export function takeOver(drawn: HTMLElement, alive: HTMLElement): () => void {
  const redo = touched(document.body, drawn);
  const rescroll = scrolled(drawn, alive);
  alive.id = drawn.id;
  drawn.replaceWith(alive);
  return () => {
    rescroll();
    // React lets nothing be pressed while it still commits.
    queueMicrotask(redo);
  };
}

function scrolled(drawn: HTMLElement, alive: HTMLElement): () => void {
  const { scrollX, scrollY } = window;
  const lefts = [...drawn.querySelectorAll(sliding)].map((element) => element.scrollLeft);
  return () => {
    for (const [place, element] of alive.querySelectorAll(sliding).entries()) if (lefts[place]) element.scrollLeft = lefts[place];
    if (window.scrollY !== scrollY) window.scrollTo(scrollX, scrollY);
  };
}
