import type { Article, Claim, Filler, Origin, Span } from "../model/index.ts";
import type { AlignmentPack } from "../packs/alignment.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { hasWord, readWords } from "../text/name-words.ts";

/** What tells one event told without a figure from another: its class, who moves or acts, whence and whither. */
export interface EventKey {
  /** Name of the class in the alignment pack. */
  readonly name: string;
  /** The predicate is at the heart of its class; one at the edge needs a direction in common. */
  readonly core: boolean;
  /** Of this class a story has one event, whoever acts. */
  readonly single: boolean;
  /** Told apart by where it happened; `to` holds the places. */
  readonly placed: boolean;
  /** Folded names of the side that acts or moves; empty when the clause names none. */
  readonly movers: ReadonlySet<string>;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
  /** A whole country stands among its directions; a town of it may be the same one. */
  readonly wide: boolean;
}

/** A country's key for each of its names, other names folded. */
const keyOf = (word: string, pack: VoicesPack): string => pack.sides.get(word) ?? word;

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((word) => hasWord(b, word));

function namesIn(text: string, pack: VoicesPack): ReadonlySet<string> {
  return new Set(readWords(text).flatMap((word) => (word.capital && !pack.small.has(word.text) && !pack.blank.has(word.text) ? [keyOf(word.text, pack)] : [])));
}

/** The names that fill a role, read from the words of the text; "Zaporizhzhia and Kherson" may have been cut to its first name. */
const namesOf = (fillers: readonly Filler[] | undefined, article: Article, pack: VoicesPack): ReadonlySet<string> =>
  new Set(
    (fillers ?? []).flatMap((filler) => [
      ...namesIn(`${filler.name} ${article.text.slice(filler.span.start, Math.min(filler.span.end, filler.span.start + 120))}`, pack),
    ]),
  );

/** Reads the event of a claim without a figure; null where its predicate belongs to no class of single events. */
export function readEvent(claim: Claim, article: Article, alignment: AlignmentPack, voices: VoicesPack): EventKey | null {
  if (claim.figure !== null) return null;
  const known = alignment.events.get(claim.what);
  if (known === undefined) return null;
  const from = namesOf(claim.roles["from"], article, voices);
  const to = known.placed
    ? new Set([...namesOf(claim.roles["place"], article, voices), ...namesOf(claim.roles["object"], article, voices)])
    : namesOf(claim.roles["to"], article, voices);
  const wide = [...from, ...to].some((name) => voices.sides.get(name) === name);
  return { ...known, movers: readMovers(claim, article, voices), from, to, wide };
}

/** Whoever acts, else whoever is moved, else the first side the clause names outside its directions. */
function readMovers(claim: Claim, article: Article, voices: VoicesPack): ReadonlySet<string> {
  const actors = claim.roles["actor"] ?? [];
  const moved = claim.roles["moved"] ?? [];
  const acting = namesOf(actors, article, voices);
  if (acting.size > 0) return acting;
  // "It may divert Norland's troops": nobody says who would.
  const other = actors.some((actor) => !moved.some((filler) => filler.span.start === actor.span.start));
  if (other) return new Set();
  const carried = namesOf(moved, article, voices);
  if (carried.size > 0) return carried;
  const aside: readonly Span[] = [...(claim.roles["from"] ?? []), ...(claim.roles["to"] ?? []), ...(claim.roles["place"] ?? [])].map(({ span }) => span);
  const end = Math.min(claim.span.end, claim.span.start + 200);
  let text = article.text.slice(claim.span.start, end);
  for (const span of aside) {
    const [start, stop] = [Math.max(0, span.start - claim.span.start), Math.min(text.length, span.end - claim.span.start)];
    if (start < stop) text = text.slice(0, start) + " ".repeat(stop - start) + text.slice(stop);
  }
  for (const word of readWords(text)) {
    const side = word.capital ? voices.sides.get(word.text) : undefined;
    if (side !== undefined) return new Set([side]);
  }
  return new Set();
}

/** Two directions that name different places of one size; a country and a town in it go together. */
const clash = (a: ReadonlySet<string>, b: ReadonlySet<string>, voices: VoicesPack): boolean => {
  if (a.size === 0 || b.size === 0 || meets(a, b)) return false;
  const isSide = (names: ReadonlySet<string>): boolean => [...names].some((name) => voices.sides.get(name) === name);
  return isSide(a) === isSide(b);
};

/** Its places smaller than a country: everything in a war happens in one. */
const townsOf = (event: EventKey, voices: VoicesPack): ReadonlySet<string> => new Set([...event.to].filter((name) => voices.sides.get(name) === undefined));

/** The two clauses tell of one event: one class, one side, and directions that go together. */
export function sameEvent(a: EventKey, b: EventKey, voices: VoicesPack): boolean {
  if (a.name !== b.name || clash(a.from, b.from, voices) || clash(a.to, b.to, voices)) return false;
  if (a.placed) return meets(townsOf(a, voices), townsOf(b, voices)) && (a.movers.size === 0 || b.movers.size === 0 || meets(a.movers, b.movers));
  if (a.single) return a.movers.size === 0 || b.movers.size === 0 || meets(a.movers, b.movers);
  if (!meets(a.movers, b.movers)) return false;
  return (a.core && b.core) || meets(a.from, b.from) || meets(a.to, b.to);
}

/** Two events of one class that set out from, or went to, different places. */
export const goApart = (a: EventKey, b: EventKey): boolean =>
  a.name === b.name &&
  !a.wide &&
  !b.wide &&
  ((a.from.size > 0 && b.from.size > 0 && !meets(a.from, b.from)) || (a.to.size > 0 && b.to.size > 0 && !meets(a.to, b.to)));

/** The side an origin speaks for is the one that acts in the event. */
export const actsIn = (event: EventKey, { party, label }: Origin, voices: VoicesPack): boolean =>
  meets(event.movers, namesIn(`${party ?? ""} ${label}`, voices));
