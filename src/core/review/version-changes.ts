import type { ClaimId, Reading, Span } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import { foldWord } from "../text/name-words.ts";
import { splitSentences } from "../text/segment.ts";
import { clauseOf, sayingOf } from "./versions.ts";

/** A passage of one version, on one line. */
export interface VersionPassage {
  readonly text: string;
  readonly span: Span;
  /** The claim it is; null for a sentence that is none. */
  readonly claim: ClaimId | null;
}

/** What one version of an article says otherwise than another: a claim or a sentence that went, came, or says something else. */
export interface VersionChange {
  readonly change: "withdrawn" | "added" | "changed";
  /** What a claim is about; null for a sentence. */
  readonly what: string | null;
  readonly before: VersionPassage | null;
  readonly after: VersionPassage | null;
}

/** Share of words two sentences have in common from which one stands for the other. */
const REWORDED = 0.5;
/** Sentences of one version that are held against those of another. */
const MOST_SENTENCES = 2000;

interface Passage extends VersionPassage {
  readonly key: string;
  readonly words: ReadonlySet<string>;
  readonly what: string | null;
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(foldWord));

const claimsOf = (reading: Reading): readonly Passage[] =>
  reading.claims.map((claim) => {
    const text = clauseOf(reading, claim);
    return { key: sayingOf(reading, claim), what: claim.what, text, span: claim.span, claim: claim.id, words: wordsOf(text) };
  });

function sentencesOf({ article }: Reading, packs: Packs): readonly Passage[] {
  const rules = packs.languages.get(article.language)?.general.segment;
  if (rules === undefined) return [];
  return article.blocks
    .filter(({ role }) => role !== "boilerplate")
    .flatMap(({ span }) => splitSentences(article.text, span, rules))
    .slice(0, MOST_SENTENCES)
    .map(({ start, end }) => {
      const text = article.text.slice(start, end).split(/\s+/).join(" ");
      return { key: text.toLowerCase(), what: null, text, span: { start, end }, claim: null, words: wordsOf(text) };
    });
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared++;
  return shared / (a.size + b.size - shared || 1);
}

const shown = ({ text, span, claim }: Passage): VersionPassage => ({ text, span, claim });

/** What is in one list and not in the other; of what remains the passages that are most alike stand beside each other. */
function pairUp(before: readonly Passage[], after: readonly Passage[], isOne: (a: Passage, b: Passage) => boolean): readonly VersionChange[] {
  const [old, kept] = [new Set(before.map(({ key }) => key)), new Set(after.map(({ key }) => key))];
  const came = after.filter(({ key }) => !old.has(key));
  const taken = new Set<Passage>();
  const rows = before
    .filter(({ key }) => !kept.has(key))
    .map((passage): VersionChange => {
      const [best] = came
        .filter((other) => !taken.has(other) && isOne(passage, other))
        .map((other) => ({ other, score: likeness(passage.words, other.words) }))
        .sort((a, b) => b.score - a.score || a.other.span.start - b.other.span.start);
      if (best === undefined) return { change: "withdrawn", what: passage.what, before: shown(passage), after: null };
      taken.add(best.other);
      return { change: "changed", what: passage.what, before: shown(passage), after: shown(best.other) };
    });
  const added = came
    .filter((passage) => !taken.has(passage))
    .map((passage): VersionChange => ({ change: "added", what: passage.what, before: null, after: shown(passage) }));
  return [...rows, ...added];
}

/** What a later version of an article says otherwise: claims first, then the sentences that went, came or were reworded, each beside what stands in its place. */
export function compareVersions(
  before: Reading,
  after: Reading,
  packs: Packs,
): { readonly claims: readonly VersionChange[]; readonly sentences: readonly VersionChange[] } {
  return {
    claims: pairUp(claimsOf(before), claimsOf(after), (a, b) => a.what === b.what && likeness(a.words, b.words) > 0),
    sentences: pairUp(sentencesOf(before, packs), sentencesOf(after, packs), (a, b) => likeness(a.words, b.words) >= REWORDED),
  };
}
