/** Walks over what must not move, and moves a little where the machine is busy: taken when it is free. */
import assert from "node:assert/strict";
import { compare, publicPaths, sameEnough } from "./firstscreen.mjs";
import { person } from "./people.mjs";

/** Pages whose content comes with the bundle: only the frame is the same. */
const framesOnly = new Set(["/checkout"]);
/** A font that comes after the first paint narrows the words of the frame: 0.0016 at 1440 pixels. */
const shiftOfFont = 0.003;

export const walks = {};

for (const width of [390, 1440]) {
  walks[`taking over changes nothing that is seen at ${width} pixels`] = async (browser) => {
    const { page, context } = await person(browser);
    const paths = await publicPaths(page);
    await context.close();
    for (const path of paths) {
      const { was, is, ...seen } = await compare(browser, width, path);
      assert.equal(seen.title, seen.drawnTitle, path);
      assert.deepEqual(seen.complaints, [], path);
      assert.ok(seen.shift <= (framesOnly.has(path) ? 0.02 : shiftOfFont), `${path} shifts by ${seen.shift}`);
      if (framesOnly.has(path)) continue;
      assert.deepEqual(is, was, path);
      assert.deepEqual(seen.asked, [], `${path} asks again what it was told`);
      assert.ok(seen.pixels <= sameEnough, `${path}: ${(seen.pixels * 100).toFixed(2)} % of the pixels differ`);
    }
  };
}
