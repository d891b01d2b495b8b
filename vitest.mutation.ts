import { defineConfig } from "vitest/config";

/** The tests that are to notice mutants of one area; named by the proof that plants them. */
// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: { include: (process.env.UNECHO_MUTATION_TESTS ?? "test/pictures.test.ts").split(","), testTimeout: 120_000, hookTimeout: 120_000 },
});
