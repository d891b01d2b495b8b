import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";
import { describeReading } from "./describe-reading.ts";
import { goldSets, reportsOf } from "./report-sets.ts";
import { root } from "./run-unecho.ts";

/**
 * Files of short texts, each followed by what is read in it, line by line behind two blanks; ¶ begins a paragraph. Like the pictures of the bundled reports
 * they hold what is read, not what ought to be: a rule that changes it shows here what it does. Read the difference, and when it is for the better accept it
 * with `npm test -- test/readings.test.ts -u`.
 */
const folder = join(root, "test", "readings");
const packs = loadPacks();
/** A Thursday. */
const PUBLISHED = "2031-06-12";

function casesOf(file: string): readonly (readonly [text: string, lines: readonly string[]])[] {
  const cases: [string, string[]][] = [];
  for (const line of readFileSync(join(folder, file), "utf8").split("\n")) {
    if (line.startsWith("  ")) cases.at(-1)?.[1].push(line.trim());
    else if (line !== "" && !line.startsWith("#")) cases.push([line, []]);
  }
  return cases;
}

const readLines = (text: string): readonly string[] =>
  describeReading(readCapture(captureText(text.replaceAll(" ¶ ", "\n\n"), "text.txt", { published: PUBLISHED }), packs).value);

describe.each(
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort(),
)("what is read, %s", (file) => {
  const cases = casesOf(file);
  it.each(cases)("%s", (text, lines) => {
    expect(readLines(text)).toEqual(lines);
  });
  it("stays as it was looked at", async () => {
    const comments = readFileSync(join(folder, file), "utf8").split("\n", 1);
    const lines = [...comments, ...cases.flatMap(([text]) => [text, ...readLines(text).map((line) => `  ${line}`)])];
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(folder, file));
  });
});

/** Whole reports, for what only shows in a text of some length: whom "he" is, which voice speaks again. */
const WHOLE = new Set(["gold ferry", "gold incursion", "gold siege"]);

describe.each(goldSets.filter(({ name }) => WHOLE.has(name)))("what is read in the reports of $name", (set) => {
  it.each(reportsOf(set).map(({ name, text }) => [name, text] as const))("%s", async (name, text) => {
    const lines = describeReading(readCapture(captureText(text, name), packs).value);
    const file = `${set.name.replace("gold ", "")}-${name}`;
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(folder, "reports", file));
  });
});
