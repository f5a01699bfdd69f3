/** One bundle per route, hashed assets, and a dev server that passes the API through. */
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { inlineDocuments } from "./scripts/inline-documents.ts";

const server = process.env.PATRON_URL ?? "http://127.0.0.1:8000";

/** What every page needs comes in two files, not in a dozen: fewer requests, better compression. */
const groups = [
  { name: "vendor", test: /node_modules.(react|react-dom|scheduler|@tanstack|@urql|urql|wonka|@0no-co)\b/ },
  { name: "shop", tags: ["$initial" as const], test: /src|lucide-react/ },
];

export default defineConfig({
  plugins: [inlineDocuments(), react()],
  resolve: {
    alias: {
      "~": fileURLToPath(new URL("src", import.meta.url)),
      // React has had this hook itself since version 18; the shim is for older ones.
      "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector",
    },
  },
  build: {
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  server: {
    proxy: {
      "/graphql": { target: server, ws: true, changeOrigin: true },
      "/_dev": { target: server, changeOrigin: true },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}", "graphiql/**/*.test.ts"],
    setupFiles: ["./src/testing/setup.ts"],
  },
});
