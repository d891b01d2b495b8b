import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seededShuffle } from "../../test/seeded-shuffle.ts";
import { measureItems, measureLookAlikes, measurePairs } from "../measures/partition.ts";
import type { Proof } from "../prove.ts";

/** Orders of arrival tried. */
const SHUFFLES = 5;
/** What must be reached, mean over the orders; between orders the worst pair counts. */
const LEAST_B3 = 0.93;
const MOST_LOOKALIKES = 0.05;
const LEAST_BETWEEN = 0.97;

interface Gold {
  readonly id: string;
  readonly topic: string;
  readonly story: string;
  readonly text: string;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value: number): number => Number(value.toFixed(4));

/** What `unecho cluster` makes of the documents in this order: id -> cluster. */
function clusterOnce(root: string, file: string, flags: readonly string[]): ReadonlyMap<string, string> {
  const run = spawnSync(process.execPath, [join(root, "bin", "unecho.mjs"), "cluster", file, "--quiet", ...flags], { encoding: "utf8", maxBuffer: 1e9 });
  if (run.status !== 0) throw new Error(`unecho cluster ended with ${run.status}: ${run.stderr.slice(0, 400)}`);
  return new Map(
    run.stdout
      .trim()
      .split("\n")
      .map((line) => {
        const row = JSON.parse(line) as { readonly id: string; readonly cluster: unknown };
        return [row.id, String(row.cluster)];
      }),
  );
}

/** The visible part of ECB+ (Cybulska and Vossen 2014), text alone, in five orders through the command line. */
export const proof: Proof = {
  name: "ecbplus",
  summary: "look-alike stories of ECB+ are kept apart, and alike in five orders of arrival",
  async run({ root, seed, note }) {
    const path = join(root, "..", "shared", "data", "ecbplus", "dev", "docs.jsonl");
    if (!existsSync(path)) {
      note("not run: ../shared/data/ecbplus is not here");
      return { passed: false, figures: { missing: "shared/data/ecbplus/dev/docs.jsonl" } };
    }
    const source = readFileSync(path, "utf8");
    const docs = source
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Gold);
    const [truth, topics] = [docs.map(({ story }) => story), docs.map(({ topic }) => topic)];
    const folder = mkdtempSync(join(tmpdir(), "unecho-prove-"));
    const orders: { readonly found: readonly string[]; readonly figures: Record<string, number> }[] = [];
    try {
      for (let order = 0; order < SHUFFLES; order++) {
        const file = join(folder, `${order}.jsonl`);
        writeFileSync(
          file,
          seededShuffle(docs, seed + order)
            .map(({ id, text }) => `${JSON.stringify({ id, text })}\n`)
            .join(""),
        );
        const clusters = clusterOnce(root, file, []);
        const found = docs.map(({ id }) => clusters.get(id) ?? id);
        const figures = {
          b3: round(measureItems(truth, found).f1),
          pairs: round(measurePairs(truth, found).f1),
          lookAlikesMerged: round(measureLookAlikes(truth, topics, found)),
          clusters: new Set(found).size,
        };
        orders.push({ found, figures });
        note(
          `order ${seed + order}: B-cubed ${figures.b3}, look-alikes merged ${figures.lookAlikesMerged}, clusters ${figures.clusters} of ${new Set(truth).size}`,
        );
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const between = orders.flatMap(({ found }, at) => orders.slice(0, at).map((other) => measurePairs(found, other.found).f1));
    const b3 = mean(orders.map(({ figures }) => figures.b3 ?? 0));
    const lookAlikesMerged = mean(orders.map(({ figures }) => figures.lookAlikesMerged ?? 1));
    const worst = Math.min(...between);
    note(
      `mean B-cubed ${round(b3)} (${LEAST_B3}), look-alikes merged ${round(lookAlikesMerged)} (${MOST_LOOKALIKES}), between orders ${round(worst)} (${LEAST_BETWEEN})`,
    );
    return {
      passed: b3 >= LEAST_B3 && lookAlikesMerged <= MOST_LOOKALIKES && worst >= LEAST_BETWEEN,
      figures: {
        input: createHash("sha256").update(source).digest("hex"),
        documents: docs.length,
        bars: { b3: LEAST_B3, lookAlikesMerged: MOST_LOOKALIKES, between: LEAST_BETWEEN },
        mean: { b3: round(b3), lookAlikesMerged: round(lookAlikesMerged), between: round(worst) },
        orders: orders.map(({ figures }) => figures),
      },
    };
  },
};
