/** Beside each file of the build that compresses well lie its brotli and its gzip, made once and as small as can be. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const dist = fileURLToPath(new URL(`../${process.env.PATRON_DIST ?? "dist"}/`, import.meta.url));
const kinds = /\.(js|css|svg|html|json|txt|ttf|map)$/;
const tooSmall = 500;
const [brotlied, gzipped] = [promisify(brotliCompress), promisify(gzip)];

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && kinds.test(entry.name) && !entry.parentPath.includes(".vite"))
  .map((entry) => `${entry.parentPath}/${entry.name}`);
await Promise.all(files.map(compress));

async function compress(file) {
  const content = readFileSync(file);
  if (content.length < tooSmall) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const [small, old] = await Promise.all([brotlied(content, { params }), gzipped(content, { level: 9 })]);
  writeFileSync(`${file}.br`, small);
  writeFileSync(`${file}.gz`, old);
}
