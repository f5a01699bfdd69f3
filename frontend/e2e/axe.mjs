/** What axe finds on a page, in light and in the dark. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
/** The rules whose result depends on the scheme: the page itself is the same in both. */
const ofColours = ["color-contrast", "link-in-text-block"];

/** Without colours where another walk has looked at those of the same page. */
export async function refuteFaults(page, { inColour = true } = {}) {
  assert.equal(page.frames().length, 1, "axe looks into one frame");
  if (await page.evaluate(() => !window.axe)) await page.evaluate(axe);
  const found = [];
  if (inColour) {
    await wear(page, "dark");
    found.push(...(await faults(page, { runOnly: ofColours })));
  }
  await wear(page, "light");
  const others = Object.fromEntries(ofColours.map((rule) => [rule, { enabled: inColour }]));
  found.push(...(await faults(page, { rules: others })));
  assert.deepEqual(found, [], page.url());
}

const wear = (page, colorScheme) => page.emulateMedia({ colorScheme, reducedMotion: "reduce" });

/** To tell all that is right as well would take longer than looking for what is wrong. */
async function faults(page, options = {}) {
  return page.evaluate(async (wanted) => {
    const { violations } = await window.axe.run(document, { ...wanted, resultTypes: ["violations"] });
    return violations.map((one) => `${one.id}: ${one.nodes[0].target}`);
  }, options);
}
