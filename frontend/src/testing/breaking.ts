/** What a schema takes from those who use the published one, beside what was deprecated there. */
import { createRequire } from "node:module";

// Both as Node loads them: the test runner would give each a `graphql` of its own.
const load = createRequire(import.meta.url);
const { buildSchema } = load("graphql") as typeof import("graphql");
const { CriticalityLevel, DiffRule, diff } = load("@graphql-inspector/core") as typeof import("@graphql-inspector/core");

/** `excused` are lines of a path and a reason; the changes that none of them names are returned. */
export async function breaking(published: string, current: string, excused = ""): Promise<string[]> {
  const changes = await diff(buildSchema(published), buildSchema(current), [DiffRule.suppressRemovalOfDeprecatedField]);
  const paths = new Set(excused.split("\n").map(pathWithReason));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter(({ path }) => path === undefined || !paths.has(path))
    .map(({ path, message }) => `${path}: ${message}`);
}

/** A path without a reason excuses nothing. */
function pathWithReason(line: string): string | undefined {
  const [, path] = /^([\w.@]+):?\s+\S/.exec(line) ?? [];
  return path;
}
