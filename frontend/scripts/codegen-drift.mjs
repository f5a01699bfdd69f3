/** Fails when the committed types differ from what the schema and the documents give now. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const committed = join(root, "src/gql");
const fresh = mkdtempSync(join(tmpdir(), "patron-gql-"));

try {
  execFileSync(join(root, "node_modules/.bin/graphql-codegen"), ["--config", "codegen.ts"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PATRON_CODEGEN_OUT: `${fresh}/` },
  });
  const differing = readdirSync(fresh).filter(
    (name) => readFileSync(join(fresh, name), "utf8") !== readFileSync(join(committed, name), "utf8"),
  );
  if (differing.length > 0) {
    console.error(`Out of date: src/gql/${differing.join(", src/gql/")}. Run npm run codegen.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
