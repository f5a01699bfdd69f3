/** A demo shop of the walks' own, below var/e2e. `node e2e/demo.mjs` only makes it, and trains its recommender. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const port = 8790;
const minutesToStart = 8;
const kept = "var/e2e";
const isTrained = /^The recommender (is|could not be) trained/;

export const url = `http://localhost:${port}`;

/** Until it is ready and, where it is new, nothing is computed any more that pages would show. */
export async function open() {
  const isNew = !existsSync(`${root}${kept}/recommender`);
  const env = { ...process.env, PATRON_PORT: String(port), PATRON_VAR: kept, PATRON_WORKERS: "1" };
  const shop = spawn(`${root}.venv/bin/python`, ["-m", "api.commands", "serve"], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  let waits = isNew;
  createInterface({ input: shop.stdout }).on("line", (line) => {
    console.log(line);
    if (isTrained.test(line)) waits = false;
  });
  for (const deadline = Date.now() + minutesToStart * 60_000; waits || !(await isReady()); await sleep(500)) {
    if (shop.exitCode !== null || Date.now() > deadline) {
      await close(shop);
      throw new Error("The shop did not start; see above.");
    }
  }
  return shop;
}

export async function close(shop) {
  if (!shop || shop.exitCode !== null) return;
  const isOver = new Promise((resolve) => shop.once("exit", resolve));
  shop.kill("SIGINT");
  await isOver;
}

async function isReady() {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await close(await open());
