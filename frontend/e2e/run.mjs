/**
 * Walks through the running shop in Chromium: `npm run e2e [-- word of a walk's name]`.
 * Against PATRON_URL, or else against a demo shop of its own.
 */
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import * as demo from "./demo.mjs";

const wanted = process.argv.slice(2).join(" ");
const secondsToWalk = 120;
const slowest = 10;
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
/** Side by side: in one lane strangers, in the other whoever has an account, so that nobody is in both. */
const lanes = [
  ["protocol", "firstscreen", "shop", "checkout", "german", "tenders"],
  ["clients", "graphiql", "security", "privacy", "member", "points", "cart", "live", "desk", "stock", "selling", "till", "collect", "merchandising", "owner", "settings"],
];
/** What is measured there wants the machine for itself. */
const atLast = ["takeover", "early", "offers"];

const shop = process.env.PATRON_URL ? undefined : await demo.open();
process.env.PATRON_URL ??= demo.url;
try {
  process.exitCode = (await walkAll()) ? 0 : 1;
} finally {
  await demo.close(shop);
}

async function walkAll() {
  const executablePath = browsers.find((path) => existsSync(path));
  if (!executablePath) throw new Error("There is no Chromium. On Debian: apt-get install chromium");
  const launch = () => chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic"] });
  const walkLane = async (parts) => {
    const browser = askNobody(await launch());
    const took = [];
    for (const part of parts) took.push(...(await walkPart(browser, part)));
    await browser.close();
    return took;
  };
  const walked = (await Promise.all(lanes.map(walkLane))).flat();
  walked.push(...(await walkLane(atLast)));
  tellSlowest(walked);
  const arrived = walked.filter(({ isRight }) => isRight).length;
  console.log(`${arrived} of ${walked.length} walks reached their end`);
  return walked.length > 0 && arrived === walked.length;
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
  return browser;
}

async function walkPart(browser, part) {
  const { walks } = await import(`./${part}.mjs`);
  const named = Object.entries(walks).map(([name, walk]) => [`${part}: ${name}`, walk]);
  const took = [];
  for (const [name, walk] of named.filter(([one]) => one.includes(wanted))) took.push(await passes(browser, name, walk));
  return took;
}

async function passes(browser, name, walk) {
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const tooLong = sleep(secondsToWalk * 1000, undefined, { ref: false }).then(() => {
    throw new Error(`not done after ${secondsToWalk} s`);
  });
  let isRight = true;
  try {
    await Promise.race([walk(browser), tooLong]);
    console.log(`  ok      ${name} (${seconds().toFixed(1)} s)`);
  } catch (error) {
    isRight = false;
    console.log(`  FAILED  ${name} (${seconds().toFixed(1)} s)\n${error.stack}`);
  }
  for (const context of browser.contexts()) await context.close();
  return { name, isRight, seconds: seconds() };
}

function tellSlowest(walked) {
  const most = walked.toSorted((one, other) => other.seconds - one.seconds).slice(0, slowest);
  console.log("The slowest:");
  for (const { name, seconds } of most) console.log(`${seconds.toFixed(2)}s walk     ${name}`);
}
