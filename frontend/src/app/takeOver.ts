/**
 * React's first commit puts the same markup in place of the server's. What somebody did meanwhile
 * is not lost: what they typed, chose or pressed, where the focus stands, and how far they scrolled.
 */
import { touched } from "~/lib/touched";

const sliding = "ul, nav, .facets";

export function takeOver(root: HTMLElement, render: () => void): void {
  const redo = touched(root);
  const rescroll = scrolled(root);
  render();
  root.removeAttribute("data-drawn");
  rescroll();
  redo();
}

function scrolled(root: HTMLElement): () => void {
  const { scrollX, scrollY } = window;
  const lefts = [...root.querySelectorAll(sliding)].map((element) => element.scrollLeft);
  return () => {
    for (const [place, element] of root.querySelectorAll(sliding).entries()) if (lefts[place]) element.scrollLeft = lefts[place];
    if (window.scrollY !== scrollY) window.scrollTo(scrollX, scrollY);
  };
}
