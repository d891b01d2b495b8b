import type { Dossier } from "../model/index.ts";
import { type BriefReview, briefReview } from "./brief-review.ts";
import type { ExportOptions } from "./export.ts";

/** What stands at the head of every brief. */
export interface BriefFacts {
  readonly asOf: string;
  readonly covers: string;
  readonly documents: number;
  readonly originsMin: number;
  readonly originsMax: number;
  readonly generatedBy: string;
  /** Who signed which of the findings it prints. */
  readonly review: BriefReview;
}

const day = (instant: string | null | undefined): string | null => instant?.slice(0, 10) ?? null;

/** Days covered, documents, origins: counted from the dossier, never from the clock. */
export function briefFacts(dossier: Dossier, options: ExportOptions): BriefFacts {
  const days = dossier.readings
    .map((reading) => day(reading.article.published?.from))
    .filter((date) => date !== null)
    .sort();
  const from = days[0] ?? "unknown";
  const to = days.at(-1) ?? "unknown";
  const counted = dossier.provenance.origins.filter((origin) => origin.kind !== "unattributed");
  const joined = new Set(
    dossier.provenance.pairs
      .filter((pair) => pair.relation === "likely-same" || pair.relation === "undetermined")
      .map((pair) => (pair.a < pair.b ? pair.b : pair.a)),
  );
  const ids = new Set(counted.map((origin) => origin.id));
  const maybeSame = [...joined].filter((id) => ids.has(id)).length;
  return {
    asOf: options.asOf === null ? "undated" : `${options.asOf.slice(0, 10)} ${options.asOf.slice(11, 16)} UTC`,
    covers: from === to ? from : `${from}/${to}`,
    documents: dossier.readings.length,
    originsMin: counted.length - maybeSame,
    originsMax: counted.length,
    generatedBy: `unecho ${options.version} (packs ${options.packs.hash}, no language model)`,
    review: briefReview(dossier),
  };
}

/** "3", "3–4": a count that may be a range. */
export const countRange = (min: number, max: number): string => (min === max ? `${min}` : `${min}–${max}`);
