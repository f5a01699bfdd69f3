/** One bundle per route, hashed assets, and a dev server that passes the API through. */
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { inlineDocuments } from "./scripts/inline-documents.ts";

const server = process.env.PATRON_URL ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [inlineDocuments(), react()],
  resolve: { alias: { "~": fileURLToPath(new URL("src", import.meta.url)) } },
  build: { target: "es2022", manifest: true, assetsInlineLimit: 0 },
  server: {
    proxy: {
      "/graphql": { target: server, ws: true, changeOrigin: true },
      "/_dev": { target: server, changeOrigin: true },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./src/testing/setup.ts"],
  },
});
