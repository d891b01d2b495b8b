import { buildHoldings } from "../src/node/app/dossiers.ts";
import { ingest } from "../src/node/app/ingest.ts";
import { decisions } from "../src/node/app/operations/decisions.ts";
import { readSettings } from "../src/node/config.ts";
import { makeDeps } from "../src/node/run/deps.ts";
import { type ClaimChanges, claimChanges, type Fate, fatesOf, sampleDecisions } from "./anchored-decisions.ts";

/** Decisions on reports before and after a change of packs. */
export interface Rereading {
  readonly claims: ClaimChanges;
  readonly fates: readonly { readonly label: string; readonly fate: Fate; readonly reason: string | null }[];
}

/** Reads folders by the packs of one root, takes decisions of every kind, reads again by the packs of another, and says what became of each decision. */
export async function rereadDecisions(folders: readonly string[], count: number, seed: number, from: string, to: string): Promise<Rereading> {
  const settings = readSettings({}, {}, false);
  const [first, second] = [from, to].map((root) => makeDeps({ settings, program: "unecho", version: "0.0.0", root }));
  if (first === undefined || second === undefined) throw new Error("two roots are needed");
  const store = first.memoryStore();
  await ingest(await first.files(folders), store, first);
  const before = await buildHoldings(store, first, null);
  const samples = sampleDecisions(before, count, seed);
  for (const { decision } of samples) await store.appendDecision(decision);
  const after = await buildHoldings(store, second, null);
  const { data } = await decisions.call({}, { ...second, openStore: async () => store });
  const reasons = decisions.output.parse(data).decisions.map(({ notFound }) => notFound);
  const listed = new Set(samples.flatMap(({ decision }, at) => (typeof reasons[at] === "string" ? [decision.id] : [])));
  const fates = fatesOf(samples, before, after, listed);
  const readings = before.dossiers.flatMap((dossier) => dossier.readings);
  const again = await store.findReadings(readings.map(({ article }) => article.id));
  return {
    claims: claimChanges(
      readings,
      again.map(({ reading }) => reading),
    ),
    fates: samples.map(({ label, decision }, at) => ({ label, fate: fates.get(decision.id) ?? "lost", reason: reasons[at] ?? null })),
  };
}
