import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Proof } from "../prove.ts";

/** The path without the folders npm put before it: the clone is set up by the Node of the machine, not by ours. */
const plainPath = (path: string): string =>
  path
    .split(delimiter)
    .filter((folder) => !/node_modules|node-gyp/.test(folder))
    .join(delimiter);

/** What npm itself sets for the scripts it runs. */
const surroundings = (): Record<string, string | undefined> =>
  Object.fromEntries([
    ...Object.entries(process.env).filter(([name]) => !/^npm_|^UNECHO_|^INIT_CWD$|^NODE_OPTIONS$/i.test(name)),
    ["PATH", plainPath(process.env.PATH ?? "")],
  ]);

/** Clones the last commit into an empty folder and types the two commands of the README. */
export const proof: Proof = {
  name: "fresh-clone",
  summary: "in a fresh clone in an empty folder `npm start` and `npm test` succeed with nothing else typed",
  async run({ root, note }) {
    const folder = mkdtempSync(join(tmpdir(), "unecho-clone-"));
    const clone = join(folder, "clone");
    const figures: Record<string, unknown> = {};
    const step = (name: string, command: string, args: readonly string[], cwd: string): string | null => {
      const started = performance.now();
      const run = spawnSync(command, [...args], { cwd, encoding: "utf8", env: surroundings() as NodeJS.ProcessEnv, maxBuffer: 1e9 });
      const seconds = Number(((performance.now() - started) / 1000).toFixed(1));
      const lines = run.stdout.trim().split("\n");
      figures[name] = { exit: run.status, seconds, lastLine: lines.at(-1)?.replaceAll(folder, "") };
      note(`${name}: exit ${run.status} after ${seconds} s`);
      if (run.status !== 0) note(`${run.stdout}\n${run.stderr}`.split("\n").slice(-40).join("\n"));
      return run.status === 0 ? run.stdout : null;
    };
    try {
      figures.machineNode = spawnSync("node", ["--version"], { encoding: "utf8", env: surroundings() as NodeJS.ProcessEnv }).stdout.trim();
      const cloned = step("git clone", "git", ["clone", "-q", root, clone], folder);
      const started = cloned === null ? null : step("npm start", "npm", ["start"], clone);
      const again = started === null ? null : step("npm start, again", "npm", ["start"], clone);
      const tested = cloned === null ? null : step("npm test", "npm", ["test"], clone);
      const shown = (text: string | null): string => text?.slice(text.indexOf("unecho ")) ?? "";
      figures.sameScreen = started !== null && shown(started).split("\n").slice(-12).join("\n") === shown(again).split("\n").slice(-12).join("\n");
      return { passed: started !== null && again !== null && tested !== null && figures.sameScreen === true, figures };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
