/** Types and typed documents come from the server's printed schema, never from hand. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import type { CodegenConfig } from "@graphql-codegen/cli";
import { buildSchema, Kind, parse, print, stripIgnoredCharacters, visit } from "graphql";

const out = process.env.PATRON_CODEGEN_OUT ?? "src/gql/";
const schema = process.env.PATRON_SCHEMA ?? "../schema/schema.graphql";
const queries = buildSchema(readFileSync(schema, "utf8")).getQueryType()?.getFields() ?? {};

/**
 * The id of a document: its operation's name, so that people can read a log; the beginning of its
 * SHA-256, so that a changed document is another one; and whether anybody may ask it, which the
 * client has to know. As a GraphQL name it needs no table in the bundle: the operation is called
 * so. 32 bits of the digest are plenty, since it only tells apart the versions of one name.
 */
function documentId(text: string): string {
  const parsed = parse(text);
  const operation = parsed.definitions.find((one) => one.kind === "OperationDefinition");
  const digest = createHash("sha256").update(text).digest("hex").slice(0, 8);
  const roots = parsed.definitions.flatMap((one) =>
    one === operation || (one.kind === "FragmentDefinition" && one.typeCondition.name.value === "Query")
      ? one.selectionSet.selections
      : [],
  );
  const isShared = roots.every(
    (root) =>
      root.kind === "FragmentSpread" ||
      (root.kind === "Field" &&
        (root.name.value === "__typename" ||
          queries[root.name.value]?.astNode?.directives?.some((one) => one.name.value === "shared"))),
  );
  return `${operation?.name?.value}_${digest}${isShared ? "_shared" : ""}`;
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } } as const;

/**
 * What the server executes for an id: the same with the type of each object, by which the client's
 * cache sorts the answer. In the documents themselves the types would end up in what pages get.
 */
function withTypes(text: string): string {
  const whole = visit(parse(text), {
    SelectionSet(node, _, parent) {
      const isRoot = parent && "kind" in parent && parent.kind === Kind.OPERATION_DEFINITION;
      const hasIt = node.selections.some((one) => one.kind === Kind.FIELD && one.name.value === "__typename");
      return isRoot || hasIt ? undefined : { ...node, selections: [...node.selections, typename] };
    },
  });
  return stripIgnoredCharacters(print(whole));
}

function writeTrustedDocuments(): void {
  const asked = JSON.parse(readFileSync(`${out}persisted-documents.json`, "utf8")) as Record<string, string>;
  const trusted = Object.fromEntries(Object.entries(asked).map(([id, text]) => [id, withTypes(text)]));
  writeFileSync(`${out}trusted-documents.json`, `${JSON.stringify(trusted, null, 2)}\n`);
}

const config: CodegenConfig = {
  schema,
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**"],
  ignoreNoDocuments: true,
  hooks: { afterAllFileWrite: [writeTrustedDocuments] },
  generates: {
    [`${out}cache-facts.ts`]: { plugins: ["./scripts/cache-facts.cjs"] },
    [out]: {
      preset: "client",
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "readFragment" },
        persistedDocuments: { hashAlgorithm: documentId },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: { field: true },
        defaultScalarType: "unknown",
        scalars: { DateTime: "string", Decimal: "string", JSON: "unknown", ID: "string" },
      },
    },
  },
};

export default config;
