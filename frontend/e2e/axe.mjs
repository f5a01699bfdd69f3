/** What axe finds on a page, in light and in the dark. */
import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

/** The rules whose result depends on the scheme: the page itself is the same in both. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

export async function refuteFaults(page) {
  await wear(page, "light");
  const inLight = await new AxeBuilder({ page }).setLegacyMode().analyze();
  await wear(page, "dark");
  const inDark = await new AxeBuilder({ page }).setLegacyMode().withRules(OF_COLOURS).analyze();
  await wear(page, "light");
  assert.deepEqual([...told(inLight), ...told(inDark)], [], page.url());
}

const wear = (page, colorScheme) => page.emulateMedia({ colorScheme, reducedMotion: "reduce" });

const told = ({ violations }) => violations.map((one) => `${one.id}: ${one.nodes[0].target}`);
