/** Finds every regular expression of src/ and packs/ and proves that each runs in linear time on any text. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { checkSync } from "recheck";
import ts from "typescript";

const root = fileURLToPath(new URL("../", import.meta.url));

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Milliseconds one pattern may take to be judged. */
const TIMEOUT_MS = 20_000;

function patternsOf(path: string): readonly Found[] {
  const text = readFileSync(path, "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf("/");
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ where: `${relative(root, path)}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .sort();
const patterns = sources.flatMap((name) => patternsOf(join(root, "src", name)));
const judged = new Map<string, string>();
const problems: string[] = [];
for (const { where, source, flags } of patterns) {
  const key = `/${source}/${flags}`;
  let verdict = judged.get(key);
  if (verdict === undefined) {
    // sticky patterns start where they are told to, so only what follows the start counts
    const result = checkSync(source, flags.replace("d", ""), { timeout: TIMEOUT_MS });
    verdict =
      result.status === "safe"
        ? "safe"
        : result.status === "vulnerable"
          ? `${result.complexity.summary}, for instance on ${JSON.stringify(result.attack.string.slice(0, 60))}`
          : `not judged (${result.error.kind})`;
    judged.set(key, verdict);
  }
  if (verdict !== "safe") problems.push(`${where}: ${key} is ${verdict}`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${patterns.length} patterns, ${problems.length} not linear\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
