/**
 * Walks through the running shop in Chromium: `npm run e2e [-- word of a walk's name]`.
 * Against PATRON_URL, or else against a demo shop of its own below var/e2e.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const wanted = process.argv.slice(2).join(" ");
const port = 8790;
const minutesToStart = 8;
const secondsToWalk = 120;
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const shop = process.env.PATRON_URL ? undefined : await open();
try {
  process.exitCode = (await walkAll()) ? 0 : 1;
} finally {
  await close(shop);
}

async function walkAll() {
  const chosen = (await allWalks()).filter(([name]) => name.includes(wanted));
  const executablePath = browsers.find((path) => existsSync(path));
  if (!executablePath) throw new Error("There is no Chromium. On Debian: apt-get install chromium");
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic"] });
  askNobody(browser);
  let failures = 0;
  for (const [name, walk] of chosen) failures += (await passes(browser, name, walk)) ? 0 : 1;
  await browser.close();
  console.log(`${chosen.length - failures} of ${chosen.length} walks reached their end`);
  return chosen.length > 0 && failures === 0;
}

/** Whoever walks has been asked already whether they may be followed; the walk about that begins anew. */
function askNobody(browser) {
  const make = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await make(options);
    await context.addInitScript(() => {
      const isShop = location.protocol.startsWith("http");
      if (isShop && !sessionStorage.getItem("was-here")) localStorage.setItem("patron-consent-asked", String(Date.now()));
    });
    return context;
  };
}

async function allWalks() {
  const walks = [];
  // What moves when a page is taken over is looked at once the recommender is trained, and the machine free.
  for (const part of ["protocol", "clients", "graphiql", "security", "firstscreen", "shop", "desk", "owner", "privacy"]) {
    const file = await import(`./${part}.mjs`);
    for (const [name, walk] of Object.entries(file.walks)) walks.push([`${part}: ${name}`, walk]);
  }
  return walks;
}

async function passes(browser, name, walk) {
  const started = performance.now();
  const tooLong = sleep(secondsToWalk * 1000, undefined, { ref: false }).then(() => {
    throw new Error(`not done after ${secondsToWalk} s`);
  });
  try {
    await Promise.race([walk(browser), tooLong]);
    console.log(`  ok      ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.log(`  FAILED  ${name}\n${error.stack}`);
    return false;
  } finally {
    for (const context of browser.contexts()) await context.close();
  }
}

async function open() {
  process.env.PATRON_URL = `http://localhost:${port}`;
  const env = { ...process.env, PATRON_PORT: String(port), PATRON_VAR: "var/e2e", PATRON_WORKERS: "1" };
  const child = spawn(`${root}.venv/bin/python`, ["-m", "api.commands", "serve"], { cwd: root, env, stdio: ["ignore", "inherit", "inherit"] });
  const deadline = Date.now() + minutesToStart * 60_000;
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await close(child);
      throw new Error("The shop did not start; see above.");
    }
    await sleep(500);
  }
  return child;
}

async function isReady() {
  try {
    return (await fetch(`${process.env.PATRON_URL}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function close(child) {
  if (!child || child.exitCode !== null) return;
  const isOver = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGINT");
  await isOver;
}
