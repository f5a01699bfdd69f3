/** Types and typed documents come from the server's printed schema, never from hand. */
import type { CodegenConfig } from "@graphql-codegen/cli";

const out = process.env.PATRON_CODEGEN_OUT ?? "src/gql/";

const config: CodegenConfig = {
  schema: process.env.PATRON_SCHEMA ?? "../schema/schema.graphql",
  documents: ["src/**/*.{ts,tsx}", "!src/gql/**"],
  ignoreNoDocuments: true,
  generates: {
    [`${out}cache-facts.ts`]: { plugins: ["./scripts/cache-facts.cjs"] },
    [out]: {
      preset: "client",
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "readFragment" },
        persistedDocuments: true,
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
