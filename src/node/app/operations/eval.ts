import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { pictureOf } from "../../../core/exports/json.ts";
import { AppError } from "../../errors.ts";
import { type GoldCrisis, readGold } from "../../eval/gold.ts";
import { renameCrisis } from "../../eval/rename.ts";
import { meanScores, type Scores, scorePicture } from "../../eval/score.ts";
import { sha256 } from "../../sha256.ts";
import { NO_INSTANT } from "../annotate-line.ts";
import { scoresAnswer } from "../answers/scores.ts";
import { buildHoldings } from "../dossiers.ts";
import { ingest } from "../ingest.ts";
import { defineOperation } from "../operation.ts";
import type { Deps, Source } from "../ports.ts";

const input = z.object({
  sets: z.array(z.string()).default([]).meta({ door: "local" }).describe("gold folders with gold.json and reports/ (default: all that come with unecho)"),
  rename: z.boolean().optional().describe("also score with all proper names swapped, and print what is lost by it"),
});

const HEADING = "figures on the sets the rules were tuned on; expect lower";

/** Figures of the sets and their mean, as they stand and with names swapped. */
export interface EvalResult {
  readonly sets: readonly { readonly name: string; readonly scores: Scores; readonly renamed: Scores | null }[];
  readonly mean: Scores;
  readonly renamedMean: Scores | null;
}

function sourceOf(crisis: GoldCrisis): Source {
  return {
    async *captures() {
      for (const [name, text] of [...crisis.reports].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const bytes = new TextEncoder().encode(text);
        const hints = { title: null, outlet: null, byline: null, published: null };
        yield {
          kind: "capture",
          capture: { id: sha256(bytes), bytes, mediaType: "text/plain", charset: null, url: null, name, hints, receivedAt: NO_INSTANT },
        };
      }
    },
  };
}

async function scoreCrisis(crisis: GoldCrisis, deps: Deps): Promise<Scores> {
  const store = deps.memoryStore();
  await ingest(sourceOf(crisis), store, deps);
  const { dossiers } = await buildHoldings(store, deps, null);
  return scorePicture(crisis, pictureOf(dossiers, deps.version, deps.packs().hash));
}

/** The gold sets that come with the program. */
export function bundledSets(root: string): readonly string[] {
  const folder = join(root, "corpus", "gold");
  if (!existsSync(folder)) throw new AppError("eval/no-gold", { path: folder });
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => existsSync(join(path, "gold.json")));
}

/** Reads and scores gold sets. */
export async function evaluate(folders: readonly string[], rename: boolean, deps: Deps): Promise<EvalResult> {
  const sets: EvalResult["sets"][number][] = [];
  for (const folder of folders) {
    const crisis = readGold(folder);
    const scores = await scoreCrisis(crisis, deps);
    const renamed = rename ? await scoreCrisis(renameCrisis(crisis), deps) : null;
    sets.push({ name: crisis.gold.set, scores, renamed });
  }
  const renamedAll = sets.flatMap(({ renamed }): readonly Scores[] => (renamed === null ? [] : [renamed]));
  return { sets, mean: meanScores(sets.map(({ scores }) => scores)), renamedMean: rename ? meanScores(renamedAll) : null };
}

const shown = (value: number | null | undefined): string =>
  value === null || value === undefined ? "-" : Number.isInteger(value) && value > 1 ? String(value) : value.toFixed(3);

function tableOf({ sets, mean, renamedMean }: EvalResult): readonly string[] {
  const columns: readonly (readonly [string, (measure: string) => string])[] = [
    ...sets.map(({ name, scores }) => [name, (measure: string): string => shown(scores[measure])] as const),
    ["mean", (measure) => shown(mean[measure])],
    ...(renamedMean === null
      ? []
      : ([
          ["renamed", (measure: string) => shown(renamedMean[measure])],
          ["lost", (measure: string) => shown(Math.max(-1, (mean[measure] ?? 0) - (renamedMean[measure] ?? 0)))],
        ] as const)),
  ];
  const rows = [["measure", ...columns.map(([name]) => name)], ...Object.keys(mean).map((measure) => [measure, ...columns.map(([, cell]) => cell(measure))])];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("  "));
}

export const evalOperation = defineOperation({
  name: "eval",
  summary: "score unecho on annotated crises, misses included",
  about:
    "Reads each gold set's reports as any other and compares what it finds with what careful readers found. Every figure is a share from 0 to 1; inflated is the share of facts given more origins than they have, and the one that must stay at 0. With --rename the sets are read again with all proper names swapped: a rule that knows a name by heart loses there.",
  effect: "read",
  local: true,
  input,
  output: scoresAnswer,
  positional: ["sets"],
  examples: [
    { line: "unecho eval", does: "the sets that come with unecho" },
    { line: "unecho eval --rename", does: "and again with other names" },
  ],
  async run({ sets, rename }, deps) {
    const value = await evaluate(sets.length > 0 ? sets : bundledSets(deps.root), rename === true, deps);
    return { value, data: value };
  },
  render: (value, style) => [style.bold(HEADING), ...tableOf(value)].join("\n"),
});
