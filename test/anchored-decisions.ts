import type { Claim, Decision, Reading, Span } from "../src/core/model/index.ts";
import { reanchorDecisions } from "../src/core/pipeline.ts";
import { claimWithin } from "../src/core/text/spelled-ids.ts";
import type { Holdings } from "../src/node/app/dossiers.ts";
import { directoryOf } from "../src/node/app/lookup.ts";
import { readRuling, type Typed } from "../src/node/app/ruling.ts";
import { decide } from "./build-decision.ts";
import { RENAMED } from "./pack-change.ts";
import { seededShuffle } from "./seeded-shuffle.ts";

/** What may be typed of some stories, by kind of decision; the pools are shuffled, so that the first of each are a sample. */
function pools({ dossiers }: Holdings, seed: number): Readonly<Record<string, readonly Typed[]>> {
  const mix = <T>(list: readonly T[], turn: number): readonly T[] => seededShuffle(list, seed * 31 + turn);
  const one = (verb: Typed["verb"], id: string, other?: string, value?: string): Typed => ({ verb, id, other, value });
  const all = dossiers.flatMap(({ readings }) => readings.flatMap(({ claims }) => claims));
  const claims = (turn: number, keep: (claim: Claim) => boolean = () => true): readonly string[] => mix(all.filter(keep), turn).map(({ id }) => id);
  const isFigured = ({ figure }: Claim): boolean => figure !== null;
  const findings = dossiers.flatMap((dossier) => dossier.findings.map(({ id }) => id));
  const articles = mix(
    dossiers.flatMap(({ readings }) => readings.map(({ article }) => article.id)),
    1,
  );
  const twos = (turn: number, of: "findings" | "origins"): readonly (readonly [string, string])[] =>
    mix(
      dossiers.flatMap((dossier) => {
        const groups: readonly { readonly id: string }[] = of === "findings" ? dossier.findings : dossier.provenance.origins;
        const ids = mix(groups, turn).map(({ id }) => id);
        return ids.slice(1).map((id, at) => [ids[at] ?? "", id] as const);
      }),
      turn,
    );
  const large = dossiers.flatMap(({ provenance }) => provenance.origins.filter((origin) => origin.claims.length > 1));
  const parted = dossiers.flatMap((dossier) => dossier.findings.filter((finding) => finding.claims.length > 1));
  return {
    "accept a claim": claims(2).map((id) => one("accept", id)),
    "accept a finding": mix(findings, 3).map((id) => one("accept", id)),
    "reject a claim": claims(4).map((id) => one("reject", id)),
    "reject a finding": mix(findings, 5).map((id) => one("reject", id)),
    "same origin": twos(6, "origins").map(([a, b]) => one("same", a, b)),
    "different origins": twos(7, "origins").map(([a, b]) => one("different", a, b)),
    "undetermined origins": twos(8, "origins").map(([a, b]) => one("undetermined", a, b)),
    "merge findings": twos(9, "findings").map(([a, b]) => one("merge", a, b)),
    "split a finding": mix(parted, 10).map(({ id, claims: held }) => one("split", id, held.at(-1))),
    "split an origin": mix(large, 11).map(({ id, claims: held }) => one("split", id, held.at(-1))),
    "move a report": articles.slice(0, 3).map((id) => one("move", id, "new")),
    "correct a value": claims(12, isFigured).map((id) => one("correct", id, "value", "3-5")),
    "correct a speaker": claims(13, ({ attribution }) => attribution.length > 0).map((id) => one("correct", id, "speaker", "nobody")),
    "correct a polarity": claims(14).map((id) => one("correct", id, "polarity", "denied")),
    "correct the date of a claim": claims(15).map((id) => one("correct", id, "date", "2031-05-14")),
    "correct what is counted": claims(16, isFigured).map((id) => one("correct", id, "what", "counted")),
    "correct an outlet": articles.slice(3, 7).map((id) => one("correct", id, "outlet", "The Orlin Ledger")),
    "correct the date of a report": articles.slice(7, 11).map((id) => one("correct", id, "date", "2031-05-14")),
  };
}

/** A decision and what it is called in the figures. */
export interface Sampled {
  readonly label: string;
  readonly decision: Decision;
}

/** Decisions of every kind that the stories allow, in turn, grounded as `decide` grounds them. */
export function sampleDecisions(holdings: Holdings, count: number, seed: number): readonly Sampled[] {
  const directory = directoryOf(holdings);
  const kinds = Object.entries(pools(holdings, seed));
  const typed: { readonly label: string; readonly typed: Typed }[] = [];
  for (let turn = 0; typed.length < count && turn < count; turn += 1)
    for (const [label, pool] of kinds) {
      const next = pool[turn];
      if (next !== undefined && typed.length < count) typed.push({ label, typed: next });
    }
  return typed.map((sample, number) => {
    const { ruling, anchors } = readRuling(sample.typed, holdings, directory);
    const at = new Date(Date.UTC(2031, 0, 1) + number * 60_000).toISOString();
    return { label: sample.label, decision: decide(ruling, { id: `d${number}`, by: `desk-${number}.`, at, anchors }) };
  });
}

/** What became of a decision when other rules read the reports. */
export type Fate = "in place" | "found again" | "listed" | "lost" | "misattached";

const shared = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** One passage under two sets of rules: the same words of one article, of one kind, under one name or by one rule, with no other figure. */
function isSame(a: Claim, b: Claim): boolean {
  const names = (what: string): readonly string[] => [what, RENAMED[what] ?? what];
  const isNamed = a.rule === b.rule || names(a.what).includes(b.what) || names(b.what).includes(a.what);
  const isCounted = a.figure === null || b.figure === null || shared(a.figure.span, b.figure.span);
  return a.article === b.article && a.kind === b.kind && shared(a.span, b.span) && isNamed && isCounted;
}

const claimsIn = (readings: readonly Reading[]): ReadonlyMap<string, Claim> =>
  new Map(readings.flatMap(({ claims }) => claims.map((claim) => [claim.id, claim] as const)));

const idsOf = (decision: Decision): readonly string[] =>
  "target" in decision ? [decision.target] : "a" in decision ? [decision.a, decision.b] : "article" in decision ? [decision.article] : [];

/** The claims a thing was made of: itself, or the members of the finding or origin that holds it; none where nothing holds it. */
function membersOf(id: string, { dossiers }: Holdings): readonly string[] {
  const claim = claimWithin(id);
  if (claim === id) return [id];
  const groups = id.startsWith("origin:")
    ? dossiers.flatMap(({ provenance }) => provenance.origins.map(({ claims }) => claims))
    : dossiers.flatMap(({ findings }) => findings.map(({ claims, setAside }) => [...claims, ...setAside.map(({ claim: aside }) => aside)]));
  return groups.find((members) => members.includes(claim)) ?? [];
}

/** Whether a decision about a report shows in it. */
function showsIn(decision: Decision, { article }: Reading, why: string): boolean {
  if (decision.verb === "move") return why.includes(decision.by);
  if (decision.verb !== "correct") return false;
  return decision.field === "outlet" ? article.outletName === decision.value : article.published?.from?.startsWith(String(decision.value)) === true;
}

/**
 * What became of each decision: `before` is what it was taken on, `after` what other rules read of the same reports with the decisions in
 * force, and `listed` the decisions that `unecho decisions` says change nothing.
 */
export function fatesOf(samples: readonly Sampled[], before: Holdings, after: Holdings, listed: ReadonlySet<string>): ReadonlyMap<string, Fate> {
  const readings = after.dossiers.flatMap((dossier) => dossier.readings);
  const versions = after.dossiers.flatMap((dossier) => dossier.versions);
  const then = claimsIn(before.dossiers.flatMap((dossier) => dossier.readings));
  const now = claimsIn(readings);
  const why = new Map(after.dossiers.flatMap(({ placements }) => placements.map((placement) => [placement.article, placement.why] as const)));
  const log = samples.map(({ decision }) => decision);
  const moved = reanchorDecisions(log, readings, versions).decisions;
  const fateOf = (decision: Decision, current: Decision | undefined): Fate => {
    if (current?.id !== decision.id) return "lost";
    if (listed.has(decision.id)) return "listed";
    const ids = idsOf(current);
    for (const [at, was] of idsOf(decision).entries()) {
      const id = ids[at] ?? "";
      const reading = readings.find(({ article }) => article.id === id);
      if (reading !== undefined) {
        if (!showsIn(decision, reading, why.get(id) ?? "")) return "lost";
        continue;
      }
      const claim = now.get(claimWithin(id));
      if (claim === undefined || membersOf(id, after).length === 0) return "lost";
      if (decision.verb === "correct" && !claim.trace.some((line) => line.includes(`corrected by ${decision.by}:`))) return "lost";
      const origins = membersOf(was, before).flatMap((member) => then.get(member) ?? []);
      if (!origins.some((member) => isSame(member, claim))) return "misattached";
    }
    return ids.every((id, at) => id === idsOf(decision)[at]) ? "in place" : "found again";
  };
  return new Map(log.map((decision, at) => [decision.id, fateOf(decision, moved[at])]));
}

/** How claims changed, in numbers. */
export interface ClaimChanges {
  readonly before: number;
  readonly after: number;
  /** Ids that name no claim any more. */
  readonly gone: number;
  /** Ids that name another claim than before. */
  readonly other: number;
}

/** How the claims themselves changed from one reading of some reports to another. */
export function claimChanges(before: readonly Reading[], after: readonly Reading[]): ClaimChanges {
  const [then, now] = [claimsIn(before), claimsIn(after)];
  const kept = [...then].flatMap(([id, claim]) => {
    const held = now.get(id);
    return held === undefined ? [] : [{ claim, held }];
  });
  return { before: then.size, after: now.size, gone: then.size - kept.length, other: kept.filter(({ claim, held }) => !isSame(claim, held)).length };
}
