/** Fills the parts of README.md that are output of the program: `node scripts/readme.ts`; `--check` says whether they are fresh. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const run = (...args: string[]): string =>
  execFileSync(process.execPath, ["src/node/cli/main.ts", ...args], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", npm_lifecycle_event: undefined },
    stdio: ["ignore", "pipe", "ignore"],
  }).trimEnd();

/** Replaces what stands between two markers. */
const fill = (text: string, name: string, body: string): string => {
  const open = `<!-- ${name} -->`;
  const close = `<!-- /${name} -->`;
  const from = text.indexOf(open) + open.length;
  return `${text.slice(0, from)}\n${body}\n${text.slice(text.indexOf(close, from))}`;
};

const before = readFileSync(`${root}README.md`, "utf8");
const demo = `\`\`\`\n$ npm start\n${run("demo")}\n\`\`\``;
const scores = `\`\`\`\n$ npm run -s unecho -- eval\n${run("eval")}\n\`\`\``;
const after = fill(fill(before, "demo", demo), "eval", scores);
if (process.argv.includes("--check")) {
  if (after !== before) {
    console.error("README.md is not what the program prints: run node scripts/readme.ts");
    process.exit(1);
  }
} else writeFileSync(`${root}README.md`, after);
