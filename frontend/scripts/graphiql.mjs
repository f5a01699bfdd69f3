/** Builds GraphiQL when its sources or packages changed, and lays it into graphiql of the build. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";

const home = join(import.meta.dirname, "..");
const sources = join(home, "graphiql");
const built = join(home, ".graphiql");
const stampFile = join(built, ".stamp");
const packages = ["graphiql", "@graphiql/plugin-explorer", "monaco-editor", "monaco-graphql", "react", "vite"];

function* filesBelow(folder) {
  for (const name of readdirSync(folder).sort()) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function stamp() {
  const hash = createHash("sha256");
  for (const path of filesBelow(sources)) hash.update(path.slice(home.length)).update(readFileSync(path));
  for (const name of packages) hash.update(readFileSync(join(home, "node_modules", name, "package.json")));
  return hash.digest("hex");
}

const wanted = stamp();
if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== wanted) {
  await build({ configFile: join(sources, "vite.config.ts") });
  writeFileSync(stampFile, wanted);
}
cpSync(built, join(home, process.env.PATRON_DIST ?? "dist", "graphiql"), {
  recursive: true,
  filter: (path) => path !== stampFile,
});
