import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { checkSync } from "recheck";
import ts from "typescript";

/** A regular expression as it stands in a source. */
export interface Pattern {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Milliseconds one pattern may take to be judged. */
const TIMEOUT_MS = 20_000;

/** The regular expressions of one file. */
export function patternsOf(root: string, path: string): readonly Pattern[] {
  const text = readFileSync(path, "utf8");
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const found: Pattern[] = [];
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

/** The files of src/, tests left out. */
export const sourcesOf = (root: string): readonly string[] =>
  readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts"))
    .sort()
    .map((name) => join(root, "src", name));

/** "safe" for a pattern that runs in linear time on any text; otherwise why it does not. */
export function judge({ source, flags }: Pick<Pattern, "source" | "flags">): string {
  // sticky patterns start where they are told to, so only what follows the start counts
  const result = checkSync(source, flags.replace("d", ""), { timeout: TIMEOUT_MS });
  if (result.status === "safe") return "safe";
  return result.status === "vulnerable"
    ? `${result.complexity.summary}, for instance on ${JSON.stringify(result.attack.string.slice(0, 60))}`
    : `not judged (${result.error.kind})`;
}
