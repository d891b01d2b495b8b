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
  },
});
