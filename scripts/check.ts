/** Everything a change must pass, the same on a desk and on the build machine; stops at the first step that fails. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

const tool = (path: string, ...args: string[]): readonly string[] => [`node_modules/${path}`, ...args];

/** Steps in order of how soon they fail. */
const STEPS: readonly (readonly [name: string, command: readonly string[]])[] = [
  ["format", tool("@biomejs/biome/bin/biome", "check")],
  ["lint", tool("oxlint/bin/oxlint", "--deny-warnings")],
  ["types", tool("typescript/bin/tsc", "-b")],
  ["types of tests and scripts", tool("typescript/bin/tsc", "-p", "test")],
  ["types of the workbench", tool("typescript/bin/tsc", "-p", "src/web")],
  ["packs", ["scripts/packs.ts", "lint"]],
  ["patterns in linear time", ["scripts/patterns.ts"]],
  ["generated files", ["scripts/generate.ts", "--check"]],
  ["tests with coverage", tool("vitest/vitest.mjs", "run", "--coverage")],
];

const wanted = process.argv.slice(2);
for (const [name, command] of STEPS) {
  if (wanted.length > 0 && !wanted.some((part) => name.includes(part))) continue;
  const from = performance.now();
  process.stdout.write(`check: ${name} ...\n`);
  const run = spawnSync(process.execPath, [...command], { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  if (run.status !== 0) {
    process.stdout.write(`check: ${name} failed after ${seconds} s\n`);
    process.exit(1);
  }
  process.stdout.write(`check: ${name} passed in ${seconds} s\n`);
}
