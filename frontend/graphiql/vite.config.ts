/** GraphiQL is its own build: large, seldom changed, never a part of the shop's bundle. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "/graphiql/",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "../.graphiql",
    emptyOutDir: true,
    // Monaco is one large editor; there is nothing of ours to split.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      onLog(level, log, report) {
        // Its packages say "use no memo" to a compiler that we do not run.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
});
