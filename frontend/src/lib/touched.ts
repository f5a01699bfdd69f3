/**
 * What somebody did to markup that was not alive yet is done again to what takes its place: typed,
 * chosen, pressed, focused. A control is known by its words, and by its place among those of the same words.
 */
import { flushSync } from "react-dom";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Again = (now: HTMLElement) => void;

const controls = "a, button, summary, input, select, textarea, [tabindex]";

/** Of `part`, within `page`, whose markup is about to change. Call the result when it has. */
export function touched(page: HTMLElement, part = page): () => void {
  const all = [...part.querySelectorAll<HTMLElement>(controls)];
  const again = [typed, pressed, focused].flatMap((kind) => all.flatMap((control) => kind(control).map((one) => toDo(page, control, one))));
  return () => again.forEach((one) => one());
}

function toDo(page: HTMLElement, control: HTMLElement, again: Again): () => void {
  const name = words(control);
  const alike = () => [...page.querySelectorAll<HTMLElement>(controls)].filter((one) => words(one) === name);
  const place = alike().indexOf(control);
  return () => {
    const now = alike()[place];
    // Each at once, so that the next press counts from what this one made.
    if (now) flushSync(() => again(now));
  };
}

function words(control: HTMLElement): string {
  const label = (control as Field).labels?.[0];
  const text = control.getAttribute("aria-label") ?? (label ?? control).textContent ?? "";
  // A number may be another by then: a price on a button counts what was chosen.
  return `${control.localName} ${text.replace(/\d[\d.,]*/g, "")}`;
}

function typed(control: HTMLElement): Again[] {
  if (control instanceof HTMLInputElement && /checkbox|radio/.test(control.type)) {
    const isTouched = control.checked !== control.defaultChecked && (control.checked || control.type === "checkbox");
    return isTouched ? [(now) => now.click()] : [];
  }
  if (!control.matches("input, select, textarea")) return [];
  const { value } = control as Field;
  return value === before(control as Field) ? [] : [(now) => enter(now as Field, value)];
}

function before(control: Field): string {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  return control.querySelector<HTMLOptionElement>("[selected]")?.value ?? control.options[0]?.value ?? "";
}

/** As a person would: React hears of it by the event, and only if it is not its own doing. */
function enter(control: Field, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), "value")!.set!.call(control, value);
  control.dispatchEvent(new Event(control instanceof HTMLSelectElement ? "change" : "input", { bubbles: true }));
}

/** The marks are those of app/afterPaint.ts. */
function pressed(control: HTMLElement): Again[] {
  return Array.from({ length: Number(control.dataset.pressed ?? 0) }, () => (now) => now.click());
}

function focused(control: HTMLElement): Again[] {
  if (control !== document.activeElement) return [];
  const isText = control instanceof HTMLInputElement && /search|text|password/.test(control.type);
  const selection = isText ? ([control.selectionStart, control.selectionEnd] as const) : undefined;
  return [
    (now) => {
      now.focus({ preventScroll: true });
      if (selection) (now as HTMLInputElement).setSelectionRange(...selection);
    },
  ];
}
