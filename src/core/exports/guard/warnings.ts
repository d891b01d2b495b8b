import type { Claim, Dossier, Finding, Origin, Reading } from "../../model/index.ts";
import type { Packs } from "../../packs/index.ts";
import { instantMinutes } from "../../text/calendar.ts";
import { findPhrases, readPhraseTokens } from "../../text/phrases.ts";
import { tellsOfForces } from "./forces.ts";
import { harmPackFor } from "./people.ts";
import { LONGEST_QUOTE_CHARS } from "./quote.ts";
import type { Warning, WarningCode } from "./warning.ts";

/** Copies that appeared within this many minutes of one another may be coordinated. */
const COPY_MINUTES = 15;
/** So many near-identical texts are many. */
const MANY_COPIES = 3;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Somebody whose information was counted: text without attribution is nobody. */
const counted = (dossier: Dossier): readonly Origin[] => dossier.provenance.origins.filter((origin) => origin.kind !== "unattributed");

/** Fighting goes on in the story: an attack, or forces that move or hold ground. */
function isActiveArea({ readings }: Dossier, packs: Packs): boolean {
  return readings.some((reading) =>
    reading.claims.some(
      (claim) =>
        !claim.background &&
        (claim.kind === "attack" || claim.kind === "control" || claim.kind === "movement") &&
        tellsOfForces(claim, reading, harmPackFor(reading.article.language, packs)),
    ),
  );
}

const namesSite = (claim: Claim, { article }: Reading, packs: Packs): boolean => {
  const { sites } = harmPackFor(article.language, packs);
  return findPhrases(sites, readPhraseTokens(article.text, claim.span.start, claim.span.end)).length > 0;
};

function countSites(dossier: Dossier, packs: Packs): number {
  if (!isActiveArea(dossier, packs)) return 0;
  return dossier.readings.reduce(
    (sum, reading) => sum + reading.claims.filter((claim) => claim.places.length > 0 && namesSite(claim, reading, packs)).length,
    0,
  );
}

/** Current figures behind which only parties stand. */
function partyFigures({ findings, provenance }: Dossier): readonly Finding[] {
  const origins = new Map(provenance.origins.map((origin) => [origin.id, origin]));
  return findings.filter(({ estimate, count }) => {
    const known = count.ids.flatMap((id) => origins.get(id) ?? []).filter((origin) => origin.kind !== "unattributed");
    return estimate !== null && known.length > 0 && known.every((origin) => origin.party !== null);
  });
}

/** The largest number of near-identical texts that stand within minutes of one another. */
function closeCopies({ readings, placements }: Dossier): number {
  const at = new Map(readings.map(({ article }) => [article.id, article.published?.from ?? null]));
  const groups = new Map<string, number[]>();
  for (const { article, copyOf } of placements) {
    const root = copyOf ?? article;
    const time = at.get(article) ?? null;
    if (time !== null) groups.set(root, [...(groups.get(root) ?? []), instantMinutes(time)]);
  }
  let most = 0;
  for (const times of groups.values()) {
    const sorted = times.sort((a, b) => a - b);
    for (let from = 0, to = 0; to < sorted.length; to += 1) {
      while ((sorted[to] ?? 0) - (sorted[from] ?? 0) > COPY_MINUTES) from += 1;
      most = Math.max(most, to - from + 1);
    }
  }
  return most;
}

const longQuotes = ({ readings }: Dossier): number =>
  readings.reduce((sum, { claims }) => sum + claims.filter(({ sentence }) => sentence.end - sentence.start > LONGEST_QUOTE_CHARS).length, 0);

/** What a story's own state gives reason to warn of, before it leaves. */
export function warningsOf(dossier: Dossier, packs: Packs): readonly Warning[] {
  const { id } = dossier.story;
  const warnings: Warning[] = [];
  const warn = (code: WarningCode, count: number, message: string): void => {
    if (count > 0) warnings.push({ code, story: id, count, message });
  };
  const origins = counted(dossier);
  const parties = new Set(origins.map((origin) => origin.party));
  const [party] = parties;
  if (origins.length === 1) warn("one-origin", 1, `everything rests on one origin: ${origins[0]?.label ?? "unknown"}`);
  else if (origins.length > 1 && parties.size === 1 && party != null) warn("one-party", origins.length, `everything rests on one party: ${party}`);
  if (origins.length > 0 && origins.every((origin) => !origin.named)) warn("all-unnamed", origins.length, "all origins are unnamed");
  const figures = partyFigures(dossier);
  warn(
    "party-figure",
    figures.length,
    `${plural(figures.length, "figure comes", "figures come")} only from a party: ${[...new Set(figures.map(({ label }) => label))].slice(0, 5).join(", ")}`,
  );
  const copies = closeCopies(dossier);
  if (copies >= MANY_COPIES) warn("near-identical", copies, `${copies} near-identical texts appeared within ${COPY_MINUTES} minutes; copies count once`);
  const inferred = dossier.readings.filter(({ article }) => article.published?.basis !== "stated").length;
  warn("dates-inferred", inferred, `${plural(inferred, "report has", "reports have")} no stated date; what is dated by them was inferred`);
  const sites = countSites(dossier, packs);
  warn(
    "sensitive-site",
    sites,
    `${plural(sites, "claim names", "claims name")} a shelter, hospital, school, aid route or evacuation point where there is fighting`,
  );
  const long = longQuotes(dossier);
  warn("long-quote", long, `${plural(long, "passage is", "passages are")} longer than ${LONGEST_QUOTE_CHARS} characters and cut`);
  return warnings;
}
