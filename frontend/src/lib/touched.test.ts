import { afterEach, expect, test } from "vitest";
import { touched } from "./touched";

afterEach(() => document.body.replaceChildren());

const form = `<label for="a">Name</label><input id="a" value="">
  <label><input type="checkbox">In stock</label>
  <label><input type="radio" name="pack" checked>One</label><label><input type="radio" name="pack">Six</label>
  <button>Add to cart, $1.20</button><button>Add to cart, $1.20</button>`;

/** The page as it was drawn, and what takes its place, whose presses are counted. */
function page(changed = form) {
  document.body.innerHTML = form;
  const presses: number[] = [];
  const change = () => {
    document.body.innerHTML = changed;
    [...document.querySelectorAll("button")].forEach((one, place) => one.addEventListener("click", () => presses.push(place)));
  };
  const all = () => [...document.querySelectorAll("input")];
  return { presses, change, all };
}

test("what was typed and chosen is typed and chosen again", () => {
  const { change, all } = page();
  const [name, stock, , six] = all();
  name!.value = "Casey";
  stock!.click();
  six!.click();
  name!.focus();

  const redo = touched(document.body);
  change();
  redo();

  expect(all().map((one) => one.type === "text" ? one.value : one.checked)).toEqual(["Casey", true, false, true]);
  expect(document.activeElement).toBe(all()[0]);
});

test("a press is done once for each time, on the same one of those that say the same, at whatever price", () => {
  const { presses, change } = page(form.replaceAll("$1.20", "$2.40"));
  document.querySelectorAll("button")[1]!.dataset.pressed = "2";

  const redo = touched(document.body);
  change();
  redo();

  expect(presses).toEqual([1, 1]);
});

test("what is not there any more is let go", () => {
  const { presses, change } = page("<button>Log in</button>");
  document.querySelectorAll("button")[0]!.dataset.pressed = "1";

  const redo = touched(document.body);
  change();
  redo();

  expect(presses).toEqual([]);
});
