/** Finds every regular expression of src/ and proves that each runs in linear time on any text. */
import { fileURLToPath } from "node:url";
import { judge, patternsOf, sourcesOf } from "./patterns/find.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const patterns = sourcesOf(root).flatMap((path) => patternsOf(root, path));
const judged = new Map<string, string>();
const problems: string[] = [];
for (const pattern of patterns) {
  const key = `/${pattern.source}/${pattern.flags}`;
  const verdict = judged.get(key) ?? judge(pattern);
  judged.set(key, verdict);
  if (verdict !== "safe") problems.push(`${pattern.where}: ${key} is ${verdict}`);
}
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${patterns.length} patterns, ${problems.length} not linear\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
