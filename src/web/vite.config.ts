import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// biome-ignore lint/style/noDefaultExport: vite reads the default export
export default defineConfig({
  plugins: [react()],
  logLevel: "error",
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // the pages are served under a policy that forbids anything inline
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    // what every first page needs comes as one file: twenty small ones would each wait for a connection
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } } },
  },
});
