/**
 * Compiles src/kernel/weigh.ts to WebAssembly and writes the bytes to src/core/syntax/kernel-code.ts.
 * The compiler is installed beside this script when it is first asked for (scripts/kernel/package.json): nobody else needs its 100 MB.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { digestSource } from "./kernel/digest-source.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = join(root, "scripts", "kernel");
const source = join(root, "src", "kernel", "weigh.ts");

function fail(sentence: string): never {
  process.stderr.write(`kernel: ${sentence}\n`);
  process.exit(1);
}

if (!existsSync(join(folder, "node_modules", "assemblyscript"))) {
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"];
  const run = spawnSync("npm", ["install", "--prefix", folder, ...flags], { cwd: folder, stdio: "inherit", shell: process.platform === "win32" });
  if (run.status !== 0) fail("the compiler could not be installed; it needs the npm registry");
}

const work = mkdtempSync(join(tmpdir(), "unecho-kernel-"));
try {
  const out = join(work, "weigh.wasm");
  const flags = ["-O3", "--runtime", "stub", "--enable", "simd", "--noAssert", "--importMemory", "--initialMemory", "1"];
  const run = spawnSync(process.execPath, [join(folder, "node_modules", "assemblyscript", "bin", "asc.js"), source, "-o", out, ...flags], { stdio: "inherit" });
  if (run.status !== 0) fail("src/kernel/weigh.ts does not compile");
  const lines = readFileSync(out)
    .toString("base64")
    .match(/.{1,140}/g);
  writeFileSync(
    join(root, "src", "core", "syntax", "kernel-code.ts"),
    `// made by scripts/kernel.ts from src/kernel/weigh.ts; change that file, not this one

/** SHA-256 of the source the code was made from. */
export const KERNEL_SOURCE = "${digestSource(source)}";

/** The compiled kernel: WebAssembly in base64. */
export const KERNEL_CODE = \`
${lines?.join("\n") ?? ""}
\`;
`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
