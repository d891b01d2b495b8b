import type { Article, Claim, Decision, Dossier, Finding, Instant, Origin, TimeRange } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Gazetteer } from "../packs/places.ts";
import { compareText } from "../text/compare-text.ts";
import type { ExportOptions } from "./export.ts";
import { quoteOf } from "./guard/quote.ts";
import { choosePlace, type PlaceChoice } from "./place-choice.ts";
import type { Shared } from "./shareable.ts";

/** One claim of a finding with what belongs to it. */
export interface Member {
  readonly claim: Claim;
  readonly article: Article;
  readonly origin: Origin | null;
  /** A later statement or a correction replaced it. */
  readonly superseded: boolean;
}

/** A finding with everything an export prints of it. */
export interface FindingView {
  readonly finding: Finding;
  readonly dossier: Dossier;
  /** In order of report, those without a date last. */
  readonly members: readonly Member[];
  /** Members that still stand; all of them when none does. */
  readonly current: readonly Member[];
  /** The member whose words stand for the finding. */
  readonly lead: Member;
  /** The lead's clause in the report's own words. */
  readonly statement: string;
  readonly origins: readonly Origin[];
  readonly place: PlaceChoice | null;
  /** When it happened, as far as the reports say. */
  readonly time: TimeRange | null;
  readonly firstReported: Instant | null;
  readonly lastReported: Instant | null;
  /** The latest word of an analyst on it, null when there is none. */
  readonly reviewed: Decision | null;
}

const byReport = (a: Member, b: Member): number => {
  const [left, right] = [a.article.published?.from ?? "9", b.article.published?.from ?? "9"];
  return compareText(left, right) || compareText(a.claim.id, b.claim.id);
};

/** Length of clause that reads best alone, in characters. */
const GOOD_LENGTH = 90;

/** Of several members the one that prints best: a sentence of its own, asserted, of good length. */
function leadOf(members: readonly Member[]): Member | undefined {
  const cost = ({ claim }: Member): number =>
    (claim.finite ? 0 : 1000) +
    (claim.polarity === "denied" ? 500 : 0) +
    (claim.figure === null ? 100 : 0) +
    Math.abs(claim.span.end - claim.span.start - GOOD_LENGTH);
  return [...members].sort((a, b) => cost(a) - cost(b) || byReport(a, b))[0];
}

/** Sorts by beginning, then by end, what is open first and last. */
const spanKey = ({ from, to }: TimeRange): string => `${from ?? "0"} ${to ?? "9"}`;

/** The time most current members give; of equals the one that begins latest. */
function timeOf(members: readonly Member[]): TimeRange | null {
  const votes = new Map<string, { readonly time: TimeRange; count: number }>();
  for (const { claim } of members) {
    if (claim.time === null || (claim.time.from === null && claim.time.to === null)) continue;
    const key = spanKey(claim.time);
    const known = votes.get(key);
    if (known === undefined) votes.set(key, { time: claim.time, count: 1 });
    else known.count += 1;
  }
  return [...votes.values()].sort((a, b) => b.count - a.count || compareText(spanKey(b.time), spanKey(a.time)))[0]?.time ?? null;
}

/** What a statement prints: the clause when it stands as a sentence, the sentence around it otherwise. */
export function statementOf({ claim, article }: Member): string {
  const clause = quoteOf(article, claim.span);
  const opens = /^["“‘'(]?\p{Lu}/u.test(clause);
  return claim.finite && opens ? clause : quoteOf(article, claim.sentence);
}

/** The latest acceptance or rejection of each claim and finding. */
function reviewsOf(decisions: readonly Decision[]): ReadonlyMap<string, Decision> {
  const latest = new Map<string, Decision>();
  for (const decision of decisions.toSorted((a, b) => compareText(a.at, b.at)))
    if (decision.verb === "accept" || decision.verb === "reject") latest.set(decision.target, decision);
  return latest;
}

/** What is looked up for every finding of a story. */
interface Lookup {
  readonly dossier: Dossier;
  readonly origins: ReadonlyMap<string, Origin>;
  readonly reviews: ReadonlyMap<string, Decision>;
}

function viewFinding(finding: Finding, members: readonly Member[], { dossier, origins, reviews }: Lookup, gazetteer: Gazetteer): FindingView | null {
  const standing = members.filter((member) => !member.superseded);
  const current = standing.length > 0 ? standing : members;
  const lead = leadOf(current);
  if (lead === undefined) return null;
  const dates = members.flatMap(({ article }) => article.published?.from ?? []).sort();
  // of rulings of one moment that on the finding itself stands, before those on its claims
  const rulings = [finding.id, ...finding.claims].flatMap((id) => reviews.get(id) ?? []);
  return {
    finding,
    dossier,
    members,
    current,
    lead,
    statement: statementOf(lead),
    origins: finding.count.ids.flatMap((id) => origins.get(id) ?? []),
    place: choosePlace(
      current.map(({ claim }) => claim),
      gazetteer,
    ),
    time: timeOf(current),
    firstReported: dates[0] ?? null,
    lastReported: dates.at(-1) ?? null,
    reviewed: rulings.sort((a, b) => compareText(b.at, a.at))[0] ?? null,
  };
}

/** Every finding of the stories, in their order. */
export function viewFindings(shared: Shared, options: ExportOptions): readonly FindingView[] {
  const reviews = reviewsOf(options.decisions);
  return shared.dossiers.flatMap((dossier) => {
    const { origins } = dossier.provenance;
    const originOf = new Map(origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
    const claims = new Map(dossier.readings.flatMap(({ article, claims: said }) => said.map((claim) => [claim.id, { claim, article }] as const)));
    const lookup: Lookup = { dossier, reviews, origins: new Map(origins.map((origin) => [origin.id, origin])) };
    return dossier.findings.flatMap((finding) => {
      const old = new Set(finding.superseded);
      const members = finding.claims.flatMap((id) => {
        const found = claims.get(id);
        return found === undefined ? [] : [{ ...found, origin: originOf.get(id) ?? null, superseded: old.has(id) }];
      });
      return viewFinding(finding, members.sort(byReport), lookup, options.packs.places) ?? [];
    });
  });
}

/** Names of outlets that tell of a finding, in order of report. */
export const outletsOf = ({ members }: FindingView): readonly string[] => [...new Set(members.flatMap(({ article }) => article.outletName ?? []))];

/** Documents that tell of a finding, in order of report. */
export const articlesOf = ({ members }: FindingView): readonly Article[] => [...new Map(members.map(({ article }) => [article.id, article])).values()];

/** Labels of the origins behind a finding, text without attribution last. */
export const voicesOf = ({ origins }: FindingView): readonly string[] =>
  [...origins].sort((a, b) => Number(a.kind === "unattributed") - Number(b.kind === "unattributed")).map(({ label }) => label);

/** Longest filler of a role that is printed, in characters: a longer one is a clause. */
const LONGEST_FILLER_CHARS = 80;
const ARTICLE = /^(?:the|an?) /i;

/** Words that fill a role as the reports have them, without repeats and without words that only stand for others ("who", "they"). */
export function rolesOf({ current }: FindingView, roles: readonly string[], packs: Packs): readonly string[] {
  const found = new Map<string, string>();
  for (const { claim, article } of current) {
    const stop = (packs.languages.get(article.language) ?? packs.languages.get("en"))?.general.stopWords ?? new Set<string>();
    for (const { span } of roles.flatMap((role) => claim.roles[role] ?? [])) {
      const words = quoteOf(article, span).replace(ARTICLE, "");
      const bare = words.toLowerCase();
      if (words === "" || words.length > LONGEST_FILLER_CHARS || bare.split(" ").every((word) => stop.has(word)) || found.has(bare)) continue;
      found.set(bare, words);
    }
  }
  return [...found.values()];
}

/** Characters between a number and its unit beyond which the two do not stand together. */
const UNIT_GAP_CHARS = 3;

/** Figures as the reports write them, with their units ("nearly 400 square miles"), without repeats. */
export const figureWords = ({ current }: FindingView): readonly string[] => [
  ...new Set(
    current.flatMap(({ claim, article }) => {
      if (claim.figure === null) return [];
      const { span, figure } = claim.figure;
      const unit = figure.unitSpan;
      const end = unit !== null && unit.start >= span.end && unit.start - span.end <= UNIT_GAP_CHARS ? unit.end : span.end;
      return [quoteOf(article, { start: span.start, end })];
    }),
  ),
];
