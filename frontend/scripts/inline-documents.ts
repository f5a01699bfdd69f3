/**
 * Each `graphql(...)` call becomes the text of its own operation, so that a route carries only the
 * queries it asks. The lookup map that codegen writes would put every document into the first load.
 */
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const persisted = fileURLToPath(new URL("../src/gql/persisted-documents.json", import.meta.url));
const call = /\bgraphql\(\s*(?:\/\*.*?\*\/\s*)?`([^`]*)`\s*,?\s*\)/g;
const heading = /\b(query|mutation|subscription|fragment)\s+(\w+)/;

export function operationTexts(documents: Record<string, string>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const text of Object.values(documents)) {
    const operation = /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text);
    if (operation?.[1]) texts.set(operation[1], text);
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
  };
}
