/** GraphiQL as an analyst uses it: examples, explorer, history, and what each query costs. */
import assert from "node:assert/strict";
import { base, person } from "./people.mjs";

const soon = { timeout: 30_000 };

export const walks = {
  async "its examples, explorer, history and costs are at hand, and no foreign host"(browser) {
    const { page, complaints } = await person(browser, { email: "analyst", width: 1440 });
    const hosts = new Set();
    page.on("request", (request) => hosts.add(new URL(request.url()).origin));
    await page.goto(`${base}/graphiql/`);

    await page.getByRole("tab", { name: "VisitorFindsCoffee" }).waitFor(soon);
    assert.ok((await page.getByRole("tab").count()) >= 10, "there is an example for each role");
    await runUntil(page, page.locator(".result-window").getByText("totalCount"));
    await page.getByText(/^This query cost \d+ of at most \d+\.$/).waitFor(soon);

    await page.getByRole("button", { name: "Show GraphiQL Explorer" }).click();
    await page.locator(".graphiql-explorer-root, .graphiql-plugin").getByText("suggestions").first().waitFor(soon);
    await page.getByRole("button", { name: "Show History" }).click();
    await page.locator(".graphiql-history").getByText("VisitorFindsCoffee").first().waitFor(soon);

    hosts.delete("null");
    assert.deepEqual([...hosts], [new URL(base).origin]);
    assert.deepEqual(complaints, []);
  },
};

/** The button does nothing until the editor has understood its first text. */
export async function runUntil(page, result) {
  for (let tries = 0; tries < 5 && !(await result.first().isVisible()); tries += 1) {
    await page.getByRole("button", { name: /Execute query/ }).click(soon);
    await result.first().waitFor({ timeout: 2000 }).catch(() => undefined);
  }
  await result.first().waitFor(soon);
}
