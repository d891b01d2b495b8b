/** Lists the benches, or runs one: node bench/index.ts [name] [its arguments]. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const benches: Readonly<Record<string, string>> = {
  table: "our rows beside libraries from npm, all in one run on generated input, and beside published figures",
  read: "cost of reading an article, stage by stage, beside extractors and taggers from npm",
  dossier: "cost of working out one story, beside a loop over every pair of claims",
  api: "time of an answer over HTTP, on both stores",
  store: "time of a page of claims on SQLite and PostgreSQL, at 100,000 and 1,000,000 claims",
  stories: "cost of placing items into stories, beside two clusterers",
};

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || benches[name] === undefined) {
  process.stdout.write(
    `${Object.entries(benches)
      .map(([known, about]) => `${known.padEnd(10)}${about}`)
      .join("\n")}\nRun one: npm run bench -- <name>\n`,
  );
  process.exitCode = name === undefined ? 0 : 2;
} else {
  process.exitCode = spawnSync(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url)), ...rest], { stdio: "inherit" }).status ?? 1;
}
