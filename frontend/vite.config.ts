/** One bundle per route, hashed assets, and a dev server that passes the API through. */
import react from "@vitejs/plugin-react";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { inlineDocuments } from "./scripts/inline-documents.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = process.env.PATRON_URL ?? "http://127.0.0.1:8000";

/** What every page needs comes in two files, not in a dozen: fewer requests, better compression. */
const groups = [
  { name: "vendor", test: /node_modules.(react|react-dom|scheduler|@tanstack|@urql|urql|wonka|@0no-co)\b/ },
  { name: "shop", tags: ["$initial" as const], test: /src(?!.app.afterPaint)|lucide-react/ },
  { name: "goods", test: /src.(components.(Before|Picture|Photo|Price|Stepper|Breadcrumbs)|features.(cart.AddToCart|catalog.(ProductTile|StockWords))|lib.(names|title))\.tsx?/ },
  { name: "beside", test: /src.features.recommendations.BelowTheFold\./ },
  { name: "sums", test: /src.(components.Sum|features.cart.cartReport)\./ },
];

/** The first script carries the names of all files: they are no longer than it takes to tell two builds of one file apart. */
const named = (ending: string) => `assets/[name]-[hash:7].${ending}`;

/**
 * For each lazy page, the first script carries the names of all files to fetch with it. Only for the pages of
 * shoppers are they worth that; others find the scripts that they import one answer later.
 */
const atOnce = /assets.(Home|Category|Search|Product|Cart)Page-/;
/** What is there before any page is asked for. */
const always = /assets.(rolldown-runtime|vendor)-/;

/** Lucide's own maker of icons reads themes and aliases that nobody here has, and tells lines apart by keys. */
function leanIcons(): Plugin {
  const ours = here("src/lib/leanIcon.ts");
  return {
    name: "patron:lean-icons",
    enforce: "pre",
    resolveId: (source, importer) =>
      source.endsWith("createLucideIcon.mjs") && importer?.includes("lucide-react") ? ours : null,
    transform: (code, id) => (/lucide-react.*.icons/.test(id) ? code.replace(/,\s*key: "\w+"/g, "") : null),
  };
}

export default defineConfig({
  plugins: [inlineDocuments(), leanIcons(), react()],
  resolve: {
    alias: {
      "~": here("src"),
      // React has had this hook itself since version 18; the shim is for older ones.
      "use-sync-external-store/shim/with-selector": "use-sync-external-store/with-selector",
    },
  },
  build: {
    outDir: process.env.PATRON_DIST ?? "dist",
    target: "es2022",
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, needed) => needed.filter((one) => (atOnce.test(file) && !always.test(one)) || one.endsWith(".css")),
    },
    rolldownOptions: { input: [here("src/app/main.tsx"), here("src/app/afterPaint.ts")], output: { codeSplitting: { groups }, entryFileNames: named("js"), chunkFileNames: named("js"), assetFileNames: named("[ext]") } },
  },
  server: {
    proxy: {
      "/graphql": { target: server, ws: true, changeOrigin: true },
      "/_dev": { target: server, changeOrigin: true },
    },
  },
  test: {
    environment: "jsdom",
    // The first test of a file imports its page as well.
    testTimeout: 20_000,
    include: ["src/**/*.test.{ts,tsx}", "{graphiql,scripts}/**/*.test.ts"],
    setupFiles: ["./src/testing/setup.ts"],
  },
});
