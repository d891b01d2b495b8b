/**
 * Looks after packs/:
 *   npm run packs lint     every file loads, and no word list holds a word twice
 *   npm run packs matrix   which claim type is read in which language, with the number of frames
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import { loadPacks, productRoot } from "../src/node/app/packs.ts";

const folder = join(productRoot, "packs");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".yaml"))
  .sort();

/** Words that stand twice in a list do no harm; they are told, not counted. */
const remarks: string[] = [];

/** Words that YAML reads as something else, such as no and off. */
function findProblems(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) {
    const words = value.filter((item) => typeof item === "string");
    const twice = words.filter((word, at) => words.indexOf(word) !== at);
    const odd = value.filter((item) => typeof item === "boolean");
    remarks.push(...[...new Set(twice)].map((word) => `${path}: "${word}" stands twice`));
    return [
      ...odd.map((item) => `${path}: ${String(item)} is no word: put it in quotation marks`),
      ...value.flatMap((item, at) => (typeof item === "string" ? [] : findProblems(item, `${path}.${at}`))),
    ];
  }
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) => findProblems(item, path === "" ? key : `${path}.${key}`));
}

function lint(): void {
  const problems: string[] = [];
  for (const name of files) {
    const document = parseDocument(readFileSync(join(folder, name), "utf8"), { uniqueKeys: true });
    problems.push(
      ...document.errors.map((error) => `${name}: ${error.message.split("\n")[0]}`),
      ...document.warnings.map((warning) => `${name}: ${warning.message.split("\n")[0]}`),
    );
    remarks.length = 0;
    problems.push(...findProblems(document.toJS(), "").map((problem) => `${name}: ${problem}`));
    for (const remark of remarks) process.stdout.write(`remark: ${name}: ${remark}\n`);
  }
  try {
    loadPacks();
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${files.length} pack files, ${problems.length} problems\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function matrix(): void {
  const { claims, languages } = loadPacks();
  const codes = [...languages.keys()];
  process.stdout.write(`${"claim type".padEnd(20)}${codes.map((code) => code.padStart(6)).join("")}\n`);
  for (const type of claims)
    process.stdout.write(`${type.id.padEnd(20)}${codes.map((code) => String(type.frames.get(code)?.length ?? "-").padStart(6)).join("")}\n`);
}

const task = process.argv[2] ?? "lint";
if (task === "lint") lint();
else if (task === "matrix") matrix();
else {
  process.stderr.write("packs: lint or matrix\n");
  process.exitCode = 2;
}
