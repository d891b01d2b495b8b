import type { Claim, Dossier, MentionOf, Reading, Span, Voice } from "../../model/index.ts";
import type { HarmPack, LanguagePack, Packs } from "../../packs/index.ts";
import { letterChanges, readWords } from "../../text/name-words.ts";
import { findPhrases, type PhraseToken, readPhraseTokens } from "../../text/phrases.ts";
import { isPublicOffice, isSpokenInOffice, privateNoun } from "./offices.ts";
import { judgeNames } from "./person-name.ts";

/** A person who must not be named, and what is printed instead ("resident"). */
export interface PrivatePerson {
  readonly name: string;
  readonly printed: string;
  /** Articles that name the person in full. */
  readonly articles: ReadonlySet<string>;
}

/** Who must not be named in what leaves, and whose office makes the name a public one. */
export interface Privacy {
  readonly people: readonly PrivatePerson[];
  readonly officials: readonly string[];
}

type NamedPerson = MentionOf<"actor"> & { readonly span: Span };

/** Roles whose fillers are harmed, held or displaced, by kind of claim, with the word printed instead of a name. */
const HARMED = { casualties: ["victim", "victim"], detention: ["detained", "detainee"], displacement: ["people", "displaced"] } as const;

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const isPerson = (mention: Reading["mentions"][number]): mention is NamedPerson & typeof mention =>
  mention.kind === "actor" && mention.named && mention.entity === "person";

/** Voices of an article that carry a name: those of its claims and of its attributions. */
const namedVoices = ({ claims, attributions }: Reading): readonly Voice[] =>
  [...claims.flatMap((claim) => claim.attribution), ...attributions.flatMap((attribution) => attribution.voices)].filter(
    (voice) => voice.name !== null && !voice.anonymous && voice.outlet === null,
  );

/** Words of the persons who speak or act in a public office anywhere in the stories. */
function publicNames(dossiers: readonly Dossier[], packOf: (reading: Reading) => HarmPack): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const reading of dossiers.flatMap((dossier) => dossier.readings)) {
    const pack = packOf(reading);
    const add = (name: string): void => {
      names.set(
        name,
        readWords(name).map(({ text }) => text),
      );
    };
    for (const mention of reading.mentions) if (isPerson(mention) && isPublicOffice(mention.role, mention.source, pack)) add(mention.name);
    for (const voice of namedVoices(reading)) if (isSpokenInOffice(voice, pack)) add(voice.name ?? "");
  }
  return names;
}

/** Shortest surname of which one letter may differ between two spellings. */
const SPELLED = 6;

const sameSpelling = (a: string, b: string): boolean => a === b || (a.length >= SPELLED && b.length >= SPELLED && letterChanges(a, b) <= 1);

/** One name may be the other's: same last word, and no first word that differs. */
function mayBe(name: readonly string[], other: readonly string[]): boolean {
  const [last, otherLast] = [name.at(-1), other.at(-1)];
  if (last === undefined || otherLast === undefined || !sameSpelling(last, otherLast)) return false;
  return name.length === 1 || other.length === 1 || name[0]?.charAt(0) === other[0]?.charAt(0);
}

/** Characters after a name within which its age stands: ", aged 34". */
const AGE_WINDOW = 12;

/** What stands between a name and an age: a comma or a bracket. */
const AGE_OPENS = /^(?:, ?| \(|,? aged? )/;

/** Years written beside a name: "Danylo, 7,", "Danylo, aged 7", "7-year-old Danylo". Null when there are none. */
function ageBeside(text: string, { span, name }: NamedPerson, pack: HarmPack): number | null {
  const at = text.indexOf(name, span.start);
  const start = at < 0 || at >= span.end ? span.start : at;
  const end = start === at ? at + name.length : span.end;
  const [first, second] = readPhraseTokens(text, end, Math.min(text.length, end + AGE_WINDOW));
  const marked = first !== undefined && pack.ages.before.has(first.key) ? second : first;
  if (AGE_OPENS.test(text.slice(end, end + AGE_WINDOW)) && isAge(marked)) return Number(marked.word);
  const before = readPhraseTokens(text, Math.max(0, start - 40), start);
  const hit = findPhrases(pack.ages.after, before).at(-1);
  const number = hit === undefined ? undefined : before[hit.from - 1];
  return isAge(number) ? Number(number.word) : null;
}

const isAge = (token: PhraseToken | undefined): token is PhraseToken => token !== undefined && token.key === "#" && token.word.length <= 3;

/** Age at which a person is no longer a child (Convention on the Rights of the Child, article 1). */
const ADULT = 18;

/** What is printed instead of a person's name; null when nothing in the article makes the name a private one. */
function printedFor(mention: NamedPerson, reading: Reading, pack: HarmPack): string | null {
  const { printed } = pack;
  const noun = mention.role === null ? null : privateNoun(mention.role, pack);
  const age = ageBeside(reading.article.text, mention, pack);
  if ((age !== null && age < ADULT) || (noun !== null && pack.minors.has(noun))) return printed.child;
  if (noun !== null) return noun;
  for (const claim of reading.claims) {
    const word = harmIn(claim, mention);
    if (word !== null) return printed[word];
  }
  if (age !== null) return printed.person;
  if (mention.source === "witness" && standsByFate(reading.article.text, mention, pack)) return printed.victim;
  const speaks = namedVoices(reading).some((voice) => overlaps(voice.span, mention.span) || voice.name === mention.name);
  return speaks && (mention.source === "witness" || mention.source === "medical" || mention.source === "unnamed") ? printed.witness : null;
}

/** Characters on either side of a name within which its sentence is searched for what befell it. */
const FATE_WINDOW = 120;
/** Where a sentence ends. */
const STOP = /[.!?]["”’)]?\s/g;

/** "Among the dead were X and Y": a word of harm in the sentence of a name that nobody's office explains, even where no claim was read. */
function standsByFate(text: string, { span }: NamedPerson, pack: HarmPack): boolean {
  const before = text.slice(Math.max(0, span.start - FATE_WINDOW), span.start);
  const opening = [...before.matchAll(STOP)].at(-1);
  const after = text.slice(span.end, span.end + FATE_WINDOW);
  const closing = after.search(/[.!?]["”’)]?\s/);
  const sentence = `${before.slice(opening === undefined ? 0 : opening.index + 1)} ${closing < 0 ? after : after.slice(0, closing)}`;
  return readWords(sentence).some(({ text: word }) => pack.fates.has(word));
}

/** The person is the one a claim says was killed, held or displaced, or is named in such a sentence without speaking it. */
function harmIn(claim: Claim, mention: NamedPerson): "victim" | "detainee" | "displaced" | null {
  const entry = claim.kind === "casualties" || claim.kind === "detention" || claim.kind === "displacement" ? HARMED[claim.kind] : null;
  if (entry === null) return null;
  const [role, word] = entry;
  if ((claim.roles[role] ?? []).some((filler) => overlaps(filler.span, mention.span))) return word;
  const beside = mention.source === "witness" && overlaps(claim.sentence, mention.span);
  return beside && !claim.attribution.some((voice) => overlaps(voice.span, mention.span)) ? word : null;
}

/** Every person of the stories who must not be named; holders of a public office are none of them. */
export function findPrivatePeople(dossiers: readonly Dossier[], packs: Packs): Privacy {
  const packOf = ({ article }: Reading): HarmPack => harmPackFor(article.language, packs);
  const officials = publicNames(dossiers, packOf);
  const offices = [...officials.values()];
  const people = new Map<string, { readonly name: string; readonly printed: string; readonly articles: Set<string> }>();
  const add = (name: string, printed: string, article: string): void => {
    const words = readWords(name).map(({ text }) => text);
    if (words.length === 0 || offices.some((other) => mayBe(words, other))) return;
    const key = words.join(" ");
    const known = people.get(key);
    if (known === undefined) people.set(key, { name, printed, articles: new Set([article]) });
    else known.articles.add(article);
  };
  for (const reading of dossiers.flatMap((dossier) => dossier.readings)) {
    const pack = packOf(reading);
    const { id } = reading.article;
    const judge = judgeNames(reading, languageFor(reading.article.language, packs));
    for (const mention of reading.mentions) {
      const printed = isPerson(mention) && judge.isPerson(mention.name) ? printedFor(mention, reading, pack) : null;
      if (isPerson(mention) && printed !== null) add(mention.name, printed, id);
    }
    for (const voice of namedVoices(reading)) {
      const named = voice.name ?? "";
      if ((voice.kind === "witness" || voice.kind === "unnamed") && judge.isPerson(named))
        add(named, (voice.role === null ? null : privateNoun(voice.role, pack)) ?? pack.printed.witness, id);
    }
  }
  return { people: [...people.values()], officials: [...officials.keys()] };
}

/** What we know of the article's language, of English where it has no pack of its own. */
export function languageFor(language: string, packs: Packs): LanguagePack {
  const pack = packs.languages.get(language) ?? packs.languages.get("en");
  if (pack === undefined) throw new Error("packs without English");
  return pack;
}

/** The words that tell whom and what an export could harm. */
export const harmPackFor = (language: string, packs: Packs): HarmPack => languageFor(language, packs).harm;
