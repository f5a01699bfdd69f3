/** Relay's compiler takes the schema that the server publishes, and the server what it compiles. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { shopper } from "./scenario.mjs";

const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const sources = fileURLToPath(new URL("relay", import.meta.url));

export async function compiles() {
  const folder = await mkdtemp(join(tmpdir(), "patron-relay-"));
  try {
    const documents = await compiled(folder);
    assert.deepEqual(Object.keys(documents).toSorted(), ["AddMutation", "CartSubscription", "MoreProducts", "ShopQuery", "ThingAgain"]);
    await pages(documents);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The texts by their operations' names, as an app would put them into its manifest. */
async function compiled(folder) {
  const { url } = shopper();
  await cp(sources, join(folder, "src"), { recursive: true });
  await writeFile(join(folder, "schema.graphql"), await (await fetch(url.replace(/graphql$/, "schema.graphql"))).text());
  const config = { src: "src", schema: "schema.graphql", language: "javascript", persistConfig: { file: "documents.json" } };
  await writeFile(join(folder, "relay.config.json"), JSON.stringify(config));
  await writeFile(join(folder, "documents.json"), "{}");
  await promisify(execFile)("node", [join(modules, "relay-compiler/cli.js"), "relay.config.json"], { cwd: folder });
  const texts = Object.values(JSON.parse(await readFile(join(folder, "documents.json"), "utf8")));
  return Object.fromEntries(texts.map((text) => [/(?:query|mutation|subscription) (\w+)/.exec(text)[1], text]));
}

async function pages(documents) {
  const first = await ask(documents.ShopQuery, { first: 2 });
  const again = await ask(documents.MoreProducts, { count: 2, cursor: first.products.pageInfo.endCursor });
  const seen = [...first.products.edges, ...again.products.edges].map(({ node }) => node.id);
  assert.equal(new Set(seen).size, 4);
  const [id] = seen;
  assert.equal((await ask(documents.ThingAgain, { id })).node.id, id);
}

async function ask(query, variables) {
  const { url, headers } = shopper();
  const body = JSON.stringify({ query, variables });
  const reply = await fetch(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body });
  const { data, errors } = await reply.json();
  assert.equal(errors, undefined);
  return data;
}
