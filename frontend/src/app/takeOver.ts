/**
 * React's first commit puts the same markup in place of the server's. What somebody did meanwhile
 * is not lost: what they typed or chose, where the focus stands, and how far they scrolled.
 */
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const controls = "input, select, textarea";
const focusable = `a, button, summary, [tabindex], ${controls}`;
const sliding = "ul, nav, .facets";

export function takeOver(root: HTMLElement, render: () => void): void {
  const retype = typed(root);
  const refocus = focused(root);
  const rescroll = scrolled(root);
  render();
  rescroll();
  retype();
  refocus();
}

/** In the order of the page, which is the same before and after. */
function all<T extends Element>(root: HTMLElement, selector: string): T[] {
  return [...root.querySelectorAll<T>(selector)];
}

function typed(root: HTMLElement): () => void {
  const changes = all<Control>(root, controls).flatMap((control, place) => {
    if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) {
      return control.checked === control.defaultChecked ? [] : [{ place, apply: (now: Control) => now.click() }];
    }
    const isSelect = control instanceof HTMLSelectElement;
    const before = isSelect ? all<HTMLOptionElement>(control, "[selected]")[0]?.value : control.defaultValue;
    const { value } = control;
    return value === before || (isSelect && before === undefined) ? [] : [{ place, apply: (now: Control) => enter(now, value) }];
  });
  return () => {
    const now = all<Control>(root, controls);
    for (const { place, apply } of changes) if (now[place]) apply(now[place]);
  };
}

/** As a person would: React hears of it by the event, and only if it is not its own doing. */
function enter(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")!.set!.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

function focused(root: HTMLElement): () => void {
  const before = document.activeElement;
  const place = all(root, focusable).indexOf(before as Element);
  const selection =
    before instanceof HTMLInputElement && /search|text|password/.test(before.type)
      ? ([before.selectionStart, before.selectionEnd] as const)
      : undefined;
  return () => {
    const now = place < 0 ? undefined : all<HTMLElement>(root, focusable)[place];
    now?.focus({ preventScroll: true });
    if (selection && now instanceof HTMLInputElement) now.setSelectionRange(...selection);
  };
}

function scrolled(root: HTMLElement): () => void {
  const { scrollX, scrollY } = window;
  const lefts = all(root, sliding).map((element) => element.scrollLeft);
  return () => {
    for (const [place, element] of all(root, sliding).entries()) if (lefts[place]) element.scrollLeft = lefts[place];
    if (window.scrollY !== scrollY) window.scrollTo(scrollX, scrollY);
  };
}
