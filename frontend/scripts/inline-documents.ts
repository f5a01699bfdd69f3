/**
 * Each `graphql(...)` call becomes the text of its own operation, so that a route carries only the
 * queries it asks. The lookup map that codegen writes would put every document into the first load.
 *
 * The operation is called by its id, which is all that the client sends of it; the text is there
 * for the cache, to sort the answer by.
 */
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const generated = (name: string) => fileURLToPath(new URL(`../src/gql/${name}`, import.meta.url));
const call = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const operationHeading = /\b(query|mutation|subscription)\s+(\w+)/;
const heading = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

export function operationTexts(documents: Record<string, string>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [id, text] of Object.entries(documents)) {
    const name = operationHeading.exec(text)?.[2];
    if (!name) continue;
    texts.set(name, text.replace(operationHeading, `$1 ${id}`));
  }
  return texts;
}

export function inlineCalls(code: string, texts: Map<string, string>): string {
  return code.replace(call, (whole, source: string) => {
    const [, kind, name] = heading.exec(source) ?? [];
    if (kind === "fragment") return "({})";
    const text = name && texts.get(name);
    if (!text) throw new Error(`No generated document for ${name ?? whole}: run npm run codegen`);
    return JSON.stringify(text);
  });
}

export function inlineDocuments(): Plugin {
  const persisted = generated("persisted-documents.json");
  let texts = new Map<string, string>();
  let readAt = 0;
  return {
    name: "patron:inline-documents",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || id.includes("/src/gql/") || !code.includes("graphql(")) return null;
      const changedAt = statSync(persisted).mtimeMs;
      if (changedAt !== readAt) {
        texts = operationTexts(JSON.parse(readFileSync(persisted, "utf8")) as Record<string, string>);
        readAt = changedAt;
      }
      return { code: inlineCalls(code, texts), map: null };
    },
    /** The server knows by heart what this build asks. */
    generateBundle() {
      const source = readFileSync(generated("trusted-documents.json"), "utf8");
      this.emitFile({ type: "asset", fileName: "trusted-documents.json", source });
    },
  };
}
