/**
 * The first load of each page, and each later chunk, stays within its bytes (gzip -9, 1 kB = 1000 B).
 * What it prints is the table of docs/frontend.md.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const dist = fileURLToPath(new URL(`../${process.env.PATRON_DIST ?? "dist"}/`, import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, "utf8"));
const entry = "src/app/main.tsx";
const limits = { js: 130_000, css: 8_000, lazy: 120_000 };
const shopPages = ["home/HomePage", "catalog/CategoryPage", "search/SearchPage", "product/ProductPage", "cart/CartPage"];
const sizes = new Map();

function gzipped(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(dist + file), { level: 9 }).length);
  return sizes.get(file);
}

function closure(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) closure(next, seen);
  return seen;
}

function load(...keys) {
  const chunks = new Set(keys.flatMap((key) => [...closure(key)]));
  const js = new Set([...chunks].map((key) => manifest[key].file));
  const css = new Set([...chunks].flatMap((key) => manifest[key].css ?? []));
  const total = (files) => [...files].reduce((sum, file) => sum + gzipped(file), 0);
  return { js: total(js), css: total(css), files: js.size + css.size };
}

const kilo = (bytes) => (bytes / 1000).toFixed(1);
const failures = [];

console.log("| page | JS kB | CSS kB | files |\n|---|---|---|---|");

for (const page of shopPages) {
  const size = load(entry, `src/features/${page}.tsx`);
  console.log(`| ${page.split("/")[0]} | ${kilo(size.js)} | ${kilo(size.css)} | ${size.files} |`);
  if (size.js > limits.js) failures.push(`${page}: ${size.js} B of JavaScript, at most ${limits.js}`);
  if (size.css > limits.css) failures.push(`${page}: ${size.css} B of CSS, at most ${limits.css}`);
}

const first = closure(entry);
for (const [key, chunk] of Object.entries(manifest)) {
  if (!chunk.isDynamicEntry) continue;
  const own = [...closure(key)].filter((one) => !first.has(one));
  const size = own.reduce((sum, one) => sum + gzipped(manifest[one].file), 0);
  if (size > limits.lazy) failures.push(`${key}: ${size} B, at most ${limits.lazy}`);
}

for (const failure of failures) console.error(`Over budget: ${failure}`);
if (failures.length > 0) process.exitCode = 1;
