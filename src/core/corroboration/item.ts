import type { Article, Claim, Instant, Origin, OriginId, Provenance, Quantity, Reading, Span } from "../model/index.ts";
import type { AlignmentPack } from "../packs/alignment.ts";
import type { LanguagePack, Packs } from "../packs/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { readWords } from "../text/name-words.ts";
import { type EventKey, readEvent } from "./events.ts";

/** How a figure may move from report to report. */
export type Course = "rising" | "running" | "fixed";

/** A claim with what comparing needs beside it. */
export interface Item {
  readonly claim: Claim;
  /** Who is behind it; `NOBODY` where that was not asked. */
  readonly origin: Origin;
  readonly article: Article;
  /** Publication of its article, or of the one its article is a copy of; null when unknown. */
  readonly at: Instant | null;
  /** Article whose text this is; copies share it. */
  readonly root: string;
  readonly quantity: Quantity | null;
  readonly facets: ReadonlySet<string>;
  /** Sets of counted things; empty for a noun that fits any ("people"), null when none is given. */
  readonly counted: ReadonlySet<string> | null;
  /** An event has one figure of this. */
  readonly headline: boolean;
  /** Its label, or the one that stands for all labels of its measure. */
  readonly measure: string;
  /** The place a length is measured to ("12 km from the capital"), folded; null when none stands beside the figure. */
  readonly goal: string | null;
  readonly places: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly course: Course;
  /** Denies by its polarity, or without a figure by its words. */
  readonly denies: boolean;
  /** Says what is so instead of what was denied before it. */
  readonly turns: boolean;
  /** A word of negation stands in its clause, whatever it negates. */
  readonly negated: boolean;
  /** The event it tells of, for a claim without a figure whose class a story has one of; null otherwise. */
  readonly event: EventKey | null;
  /** Capitalised names in each role; "troops" may be anybody's. */
  readonly roleNames: ReadonlyMap<string, readonly string[]>;
  /** "1,126" and "338" are known again whatever they are called; "300" is not. */
  readonly telling: boolean;
}

/** Behind a claim whose origin was not traced, like that of a sentence that is held against a story. */
const NOBODY: Origin = { id: "", label: "", kind: "unattributed", source: null, speaker: null, named: false, outlet: null, party: null, claims: [] };

/** Somebody is behind it who can be told. */
export const isVoiced = ({ origin }: Item): boolean => origin.kind !== "unattributed";

/** The language whose packs are used for comparing: the first one read. */
export const comparingLanguage = (packs: Packs): LanguagePack | undefined => packs.languages.values().next().value;

/** Claims of all readings with their origins, sorted by claim id. */
export function gatherItems(readings: readonly Reading[], provenance: Provenance, packs: Packs, language: LanguagePack): readonly Item[] {
  const { alignment: pack, voices } = language;
  const originOf = new Map(provenance.origins.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
  const articles = new Map(readings.map(({ article }) => [article.id, article]));
  // A sentence taken over belongs to the text it was first in; a shared quotation leads to an origin, not to a text.
  const rootOf = new Map(
    provenance.derivations.flatMap(({ how, from, to }) => (how === "copy" || (how === "same-wording" && articles.has(to)) ? [[from, to] as const] : [])),
  );
  const cumulative = new Set(packs.claims.flatMap((type) => (type.cumulative ? [type.id] : [])));
  const items: Item[] = [];
  for (const { article, claims } of readings) {
    // what is printed again later is not said again later
    const { published } = articles.get(rootOf.get(article.id) ?? "") ?? article;
    const figures = claims.flatMap((claim) => claim.figure?.span ?? []);
    for (const claim of claims) {
      const counted = claim.figure?.figure.counted ?? null;
      const clauseWords = readClause(article.text.slice(claim.span.start, claim.span.end));
      items.push({
        claim,
        origin: originOf.get(claim.id) ?? NOBODY,
        article,
        at: published?.from ?? null,
        root: rootOf.get(claim.id) ?? rootOf.get(article.id) ?? article.id,
        quantity: claim.figure?.figure.quantity ?? null,
        facets: readFacets(claim, article.text, figures, pack),
        counted: counted === null ? null : readCounted(counted, claim, pack, voices),
        headline: pack.headline.has(claim.what),
        measure: pack.kin.get(claim.what) ?? claim.what,
        goal: readGoal(claim, article.text, pack),
        places: new Set(claim.places.map((place) => place.place ?? place.name.toLowerCase())),
        terms: new Set(claim.terms.filter((term) => !pack.light.has(term))),
        course: pack.fixed.has(claim.what)
          ? "fixed"
          : pack.running.has(claim.what)
            ? "running"
            : cumulative.has(claim.type) || pack.rising.has(claim.what)
              ? "rising"
              : "fixed",
        denies: claim.polarity === "denied" || (claim.figure === null && claim.terms.some((term) => pack.denials.has(term))),
        turns: clauseWords.some((word) => pack.turns.has(word)),
        negated: clauseWords.some((word) => pack.negators.has(word) || word.endsWith("n't")),
        event: readEvent(claim, article, pack, voices),
        roleNames: readRoleNames(claim),
        telling: isTelling(claim),
      });
    }
  }
  return items.sort(byId);
}

/** In order of the ids of their claims. */
export const byId = (a: Item, b: Item): number => compareText(a.claim.id, b.claim.id);

const readRoleNames = (claim: Claim): ReadonlyMap<string, readonly string[]> =>
  new Map(
    Object.entries(claim.roles).map(([role, fillers]) => [
      role,
      fillers.flatMap((filler) => readWords(filler.name).flatMap((word) => (word.capital ? [word.text] : []))),
    ]),
  );

/** Digits of a number before its trailing noughts that hardly recur by chance in one story. */
const TELLING_DIGITS = 3;

function isTelling(claim: Claim): boolean {
  const figure = claim.figure?.figure;
  // "1.126e+3": all digits that count stand before the sign of the power, with a point among them
  return typeof figure?.value === "number" && figure.convertsFrom === null && Math.abs(figure.value).toExponential().indexOf("e") > TELLING_DIGITS;
}

/** Nouns of no set name the event itself ("17 deaths") where persons or buildings are counted, and a thing of their own elsewhere. */
function readCounted(noun: string, claim: Claim, pack: AlignmentPack, voices: VoicesPack): ReadonlySet<string> | null {
  if (pack.anyCounted.has(noun)) return new Set();
  // "eight Britons": a people is a set of its own, and a part of all who were struck
  const people = voices.sides.get(noun) ?? voices.sides.get(`${noun}s`);
  if (people !== undefined) return new Set([`people of ${people}`]);
  const unit = claim.figure?.figure.quantity.unit;
  return pack.countedSets.get(noun) ?? (unit === "count" ? new Set([noun]) : null);
}

/** Characters after a length within which the place it is measured to stands. */
const GOAL_WINDOW = 60;

/** The name to which a word of measuring leads after a length; at most a few small words stand between. */
function readGoal(claim: Claim, text: string, pack: AlignmentPack): string | null {
  const figure = claim.figure?.figure;
  if (figure === undefined || figure.quantity.unit !== "m") return null;
  const from = Math.max(figure.number.end, figure.unitSpan?.end ?? 0);
  const words = readWords(text.slice(from, Math.min(claim.sentence.end, from + GOAL_WINDOW)));
  const at = words.slice(0, 4).findIndex((word) => pack.measuring.has(word.text));
  return at < 0 ? null : (words.slice(at + 1, at + 4).find((word) => word.capital)?.text ?? null);
}

/** Characters before and after a figure that can qualify it; beyond, words belong to something else. */
const FACET_WINDOW = { before: 45, after: 55 };
/** A word of the window round a figure. */
const WINDOW_WORD = /[\p{L}]+(?:-[\p{L}]+)*/gu;

/** Endings of a plural and of a past. */
const ENDING = /(?:s|ed)$/u;

/** What is known of the word, or else of what it may be a plural or past of; only forms a pack lists are ever found. */
function lookUp<Known>(word: string, listed: ReadonlyMap<string, Known>): Known | undefined {
  const itself = listed.get(word);
  if (itself !== undefined || !ENDING.test(word)) return itself;
  return listed.get(word.replace(/ies$/u, "y")) ?? listed.get(word.slice(0, -1)) ?? listed.get(word.slice(0, -2));
}

/** Longest clause that is looked through for a word, in characters. */
const LONGEST_CLAUSE_CHARS = 600;

/** Letters with inner apostrophes. */
const PLAIN_WORD = /[a-z]+(?:'[a-z]+)?/gu;

const readClause = (clause: string): readonly string[] => clause.slice(0, LONGEST_CLAUSE_CHARS).toLowerCase().replaceAll("’", "'").match(PLAIN_WORD) ?? [];

const NO_FACETS: ReadonlySet<string> = new Set();

/** What narrows a figure down, read close to it and never past the next figure; a claim without a figure is narrowed by nothing. */
function readFacets(claim: Claim, text: string, figures: readonly Span[], pack: AlignmentPack): ReadonlySet<string> {
  const at = claim.figure?.span;
  if (at === undefined) return NO_FACETS;
  const facets = new Set<string>();
  let start = Math.max(claim.sentence.start, at.start - FACET_WINDOW.before);
  let end = Math.min(Math.max(claim.sentence.end, at.end), at.end + FACET_WINDOW.after);
  for (const other of figures) {
    if (other.end <= at.start) start = Math.max(start, other.end);
    else if (other.start >= at.end) end = Math.min(end, other.start);
  }
  const before = text.slice(start, at.start).toLowerCase();
  const after = text.slice(at.end, end).toLowerCase();
  for (const word of `${before} ${after}`.match(WINDOW_WORD) ?? []) {
    const facet = lookUp(word, pack.facets);
    if (facet !== undefined) facets.add(facet);
  }
  if (isShare(at, claim, text, figures, pack)) facets.add("part");
  const lead = before.trimEnd();
  const tail = after.trimStart();
  const follows = (words: string): boolean => tail.startsWith(words) && (tail.length === words.length || tail[words.length] === " ");
  if (pack.parts.after.some(follows) || pack.parts.before.some((words) => lead.endsWith(words))) facets.add("part");
  return facets.size === 0 ? NO_FACETS : facets;
}

/** "Of the 26 members of the crew, seven are dead": every later figure of such a sentence is a share of the first. */
function isShare(at: Span, { sentence }: Claim, text: string, figures: readonly Span[], pack: AlignmentPack): boolean {
  const whole = Math.min(...figures.map(({ start }) => start).filter((start) => start >= sentence.start));
  return whole < at.start && pack.parts.whole.has(text.slice(sentence.start, whole).trim().toLowerCase());
}

/** Which origins are one, or may be one: their statements follow one another rather than oppose. */
export interface Kinship {
  /** One origin, or origins that cannot be told apart. */
  mayBeOne(a: OriginId, b: OriginId): boolean;
  /** One origin for all we know. */
  isOne(a: OriginId, b: OriginId): boolean;
}

/** Reads from the pairs of a provenance which origins are kin. */
export function readKinship(provenance: Provenance): Kinship {
  const related = new Map<OriginId, Set<OriginId>>();
  const likely = new Map<OriginId, Set<OriginId>>();
  const add = (table: Map<OriginId, Set<OriginId>>, from: OriginId, to: OriginId): void => {
    const known = table.get(from);
    if (known === undefined) table.set(from, new Set([to]));
    else known.add(to);
  };
  for (const { a, b, relation } of provenance.pairs) {
    const tables = relation === "independent" ? [] : relation === "undetermined" ? [related] : [related, likely];
    for (const table of tables) {
      add(table, a, b);
      add(table, b, a);
    }
  }
  return {
    mayBeOne: (a, b) => a === b || related.get(a)?.has(b) === true,
    isOne: (a, b) => a === b || likely.get(a)?.has(b) === true,
  };
}
