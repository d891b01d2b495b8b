import type { Dossier, Reading } from "../../model/index.ts";
import { compilePhrases, findPhrases, type PhraseSet, type PhraseToken, readPhraseTokens } from "../../text/phrases.ts";
import type { Privacy, PrivatePerson } from "./people.ts";
import type { Edit } from "./rewrite.ts";

/** What a run of words is: a name to replace, part of one, or a name that stays. */
type Sense = { readonly kind: "name" | "part"; readonly printed: string } | { readonly kind: "kept" };

/** Finds names that must not be printed. */
export interface NameFinder {
  /** The names in a text, each with what is printed instead. */
  edits(text: string): readonly Edit[];
  /** The text without the names. */
  clean(text: string): string;
}

/** A part of a name shorter than this says too little to be one alone. */
const SHORTEST_PART = 3;

/** Words of a text with possessive endings taken off ("Koval's" -> "koval"). */
function nameTokens(text: string): readonly PhraseToken[] {
  return readPhraseTokens(text, 0, text.length).map((token) =>
    token.key.endsWith("'s") ? { ...token, key: token.key.slice(0, -2), end: token.end - 2 } : token,
  );
}

const isCapital = (word: string): boolean => word.charAt(0) !== word.charAt(0).toLowerCase();

const partsOf = (name: string): readonly string[] =>
  nameTokens(name).flatMap((token) => (isCapital(token.word) && token.key.length >= SHORTEST_PART ? [token.key] : []));

function editsIn(text: string, phrases: PhraseSet<Sense>): readonly Edit[] {
  const tokens = nameTokens(text);
  const hits = findPhrases(phrases, tokens).sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Uint8Array(tokens.length);
  const edits: Edit[] = [];
  for (const { from, to, value } of hits) {
    const [first, last] = [tokens[from], tokens[to - 1]];
    if (first === undefined || last === undefined || taken.subarray(from, to).some((flag) => flag === 1)) continue;
    // part of a name is one only with its capital: "Hill", not "hill"
    if (value.kind === "part" && !isCapital(first.word)) continue;
    taken.fill(1, from, to);
    if (value.kind !== "kept") edits.push({ span: { start: first.start, end: last.end }, printed: `[${value.printed}]` });
  }
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** Names that stay although they share a word with one that must go: places, outlets, holders of an office. */
function keptNames(readings: readonly Reading[], { people, officials }: Privacy): readonly string[] {
  const parts = new Set(people.flatMap((person) => partsOf(person.name)));
  const gone = new Set(people.map((person) => person.name.toLowerCase()));
  const inFull = [...gone].filter((name) => name.includes(" "));
  const named = readings.flatMap(({ mentions }) =>
    mentions.flatMap((mention) => (mention.kind === "outlet" || (mention.kind === "place" && mention.place !== null) ? [mention.name] : [])),
  );
  return [...new Set([...named, ...officials])].filter((name) => {
    const lower = name.toLowerCase();
    return nameTokens(name).some(({ key }) => parts.has(key)) && !gone.has(lower) && !inFull.some((other) => lower.includes(other));
  });
}

/** `inParts` tells whose surname or given name alone is replaced as well. */
function finderOf({ people }: Privacy, kept: readonly string[], inParts: (person: PrivatePerson) => boolean): NameFinder {
  const single = new Set(kept.map((name) => name.toLowerCase()));
  const entries: (readonly [string, Sense])[] = kept.map((name) => [name, { kind: "kept" }]);
  for (const person of people) {
    const { name, printed } = person;
    if (name.includes(" ")) entries.push([name, { kind: "name", printed }]);
    if (inParts(person)) for (const part of partsOf(name)) if (!single.has(part)) entries.push([part, { kind: "part", printed }]);
  }
  const phrases = compilePhrases(entries);
  const cleaned = new Map<string, string>();
  return {
    edits: (text) => editsIn(text, phrases),
    clean(text) {
      const known = cleaned.get(text);
      if (known !== undefined) return known;
      let out = "";
      let at = 0;
      for (const { span, printed } of editsIn(text, phrases)) {
        out += text.slice(at, span.start) + printed;
        at = span.end;
      }
      const clean = out + text.slice(at);
      cleaned.set(text, clean);
      return clean;
    },
  };
}

/** A finder for one article: parts of a name are replaced where the article names the person. */
export const articleNames = (reading: Reading, privacy: Privacy): NameFinder =>
  finderOf(privacy, keptNames([reading], privacy), (person) => person.articles.has(reading.article.id));

/** A finder for everything a story says about itself. */
export const storyNames = (dossier: Dossier, privacy: Privacy): NameFinder => finderOf(privacy, keptNames(dossier.readings, privacy), () => true);
