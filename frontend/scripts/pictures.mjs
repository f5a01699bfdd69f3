/** Copies the pictures that the catalogue names out of the emoji package, once per build. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const source = here("../node_modules/@lobehub/fluent-emoji-3d/assets/");
const target = here("../public/pictures/");
const catalogue = here("../../api/demo/pictures.py");
const codePoints = /["']([0-9a-f]{4,5}(?:-[0-9a-f]{4,5})*)["']/g;

const keysIn = (text) => [...text.matchAll(codePoints)].map((match) => match[1]);

function sources(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes("gql/"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"));
}

const texts = sources(here("../src"));
if (existsSync(catalogue)) texts.push(readFileSync(catalogue, "utf8"));
const wanted = new Set(texts.flatMap(keysIn).filter((key) => existsSync(`${source}${key}.webp`)));

mkdirSync(target, { recursive: true });
for (const key of wanted) copyFileSync(`${source}${key}.webp`, `${target}${key}.webp`);
console.log(`${wanted.size} pictures`);
