import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Proof } from "../prove.ts";

/** What must be reached. */
const LEAST_F1 = 0.4;
/** Share of documents in common (Jaccard) from which two incidents are matched. */
const LEAST_SHARED = 0.5;

interface Incident {
  readonly docs: readonly string[];
}

const parse = (text: string): readonly Incident[] =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Incident);

function shareOf(a: Incident, b: Incident): number {
  const [left, right] = [new Set(a.docs), new Set(b.docs)];
  const common = [...left].filter((doc) => right.has(doc)).length;
  return common / (left.size + right.size - common);
}

/** Incidents matched one to one, those that share most documents first. */
function countMatched(gold: readonly Incident[], found: readonly Incident[]): number {
  const candidates = gold
    .flatMap((a, at) => found.map((b, other) => ({ at, other, share: shareOf(a, b) })))
    .filter(({ share }) => share >= LEAST_SHARED)
    .sort((x, y) => y.share - x.share || x.at - y.at || x.other - y.other);
  const [used, taken] = [new Set<number>(), new Set<number>()];
  for (const { at, other } of candidates) {
    if (used.has(at) || taken.has(other)) continue;
    used.add(at);
    taken.add(other);
  }
  return used.size;
}

/** The visible part of MUC-4 (1992), by incidents that two or more documents tell of, through the command line. */
export const proof: Proof = {
  name: "incidents",
  summary: "incidents that several documents of MUC-4 tell of are put together",
  async run({ root, note }) {
    const folder = join(root, "..", "shared", "data", "muc4_incidents", "dev");
    if (!existsSync(join(folder, "docs.jsonl"))) {
      note("not run: ../shared/data/muc4_incidents is not here");
      return { passed: false, figures: { missing: "shared/data/muc4_incidents/dev" } };
    }
    const source = readFileSync(join(folder, "docs.jsonl"), "utf8");
    const gold = parse(readFileSync(join(folder, "incidents.jsonl"), "utf8"));
    const args = [join(root, "bin", "unecho.mjs"), "cluster", "--incidents", join(folder, "docs.jsonl"), "--quiet"];
    const run = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e9 });
    if (run.status !== 0) throw new Error(`unecho cluster ended with ${run.status}: ${run.stderr.slice(0, 400)}`);
    const found = parse(run.stdout);
    const matched = countMatched(gold, found);
    const [precision, recall] = [matched / found.length, matched / gold.length];
    const f1 = (2 * matched) / (found.length + gold.length);
    note(`incidents: F1 ${f1.toFixed(3)} (${LEAST_F1}), ${matched} of ${gold.length} found, ${found.length} given`);
    const figures = { input: createHash("sha256").update(source).digest("hex"), bar: LEAST_F1, matched, gold: gold.length, found: found.length };
    return { passed: f1 >= LEAST_F1, figures: { ...figures, precision, recall, f1 } };
  },
};
