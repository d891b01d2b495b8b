import type { Manner, SourceKind } from "../model/index.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const manner = z.enum(["said", "reported", "confirmed", "denied", "estimated"]);
const frame = z.enum(["clause", "addressee", "quote", "figure", "at", "of", "toward", "infinitive", "intent", "charge", "stance", "evidence", "observed"]);
const kind = z.enum(["official", "military", "agency", "outlet", "witness", "medical", "ngo", "monitor", "expert", "document", "unnamed"]);
const words = z.array(z.string());
const byKind = z.partialRecord(kind, words);

const shape = z.strictObject({
  verbs: z.array(z.strictObject({ manner, frames: z.array(frame), verbs: words, weak: z.boolean().optional() })),
  prepositions: words,
  hearsayPassives: words,
  statedPassives: words,
  hearsayAdverbs: words,
  prepositionalCues: z.array(z.strictObject({ words, manner, outlet: z.boolean().optional(), bounded: z.boolean().optional() })),
  citing: words,
  publishing: words,
  programmes: words,
  staff: words,
  surveys: words,
  polls: words,
  hearing: words,
  lightVerbs: words,
  reportPrepositions: words,
  ownCounts: z.strictObject({ prepositions: words, nouns: words }),
  nouns: z.array(z.strictObject({ manner, words })),
  tallies: words,
  officialAdjectives: words,
  persons: byKind,
  offices: byKind,
  institutions: byKind,
  institutionHints: byKind,
  documents: words,
  hearsay: words,
  spokespersons: words,
  journalists: words,
  outletWords: words,
  outletHomonyms: byKind,
  agencyWords: words,
  outletNouns: byKind,
  titles: z.strictObject({ male: words, female: words, any: words }),
  genderedNouns: z.strictObject({ male: words, female: words }),
  anonymity: z.array(words),
  anonymousAdjectives: words,
  genericBodies: words,
  selfWords: words,
  thatVerbs: words,
  continuations: words,
  goingOn: words,
  again: words,
  timeNouns: words,
  timeOpeners: words,
  functionWords: z.strictObject({
    clauseStarters: words,
    coordinators: words,
    subordinators: words,
    speakingPronouns: words,
    subjectPronouns: words,
    valueLinks: words,
    phraseEnds: words,
    firstPerson: words,
    indefinites: words,
    nameParticles: words,
    nameJoiners: words,
    possessives: words,
    owners: z.record(z.string(), z.string()),
    quantifiers: words,
    numbers: z.record(z.string(), z.number()),
  }),
  pastForms: z.record(z.string(), z.string()),
});

/** What may stand as the content of a reporting verb; see packs/languages/en/reporting.yaml. */
export type CueFrame = z.infer<typeof frame>;

/** One reporting verb: its frames, each with its manner and whether it needs a subject that can speak. */
export interface CueVerb {
  readonly lemma: string;
  readonly frames: ReadonlyMap<CueFrame, { readonly manner: Manner; readonly weak: boolean }>;
}

export type SpeakerCategory = "person" | "office" | "institution" | "document" | "hearsay" | "spokesperson" | "journalist" | "outlet";

/** A noun or fixed phrase that names a kind of voice; found by its last word. */
export interface SpeakerNoun {
  readonly words: readonly string[];
  readonly category: SpeakerCategory;
  readonly kind: SourceKind;
}

export interface PrepositionalCue {
  readonly words: readonly string[];
  readonly manner: Manner;
  /** Names an outlet that quotes, not the speaker: "quoted by". */
  readonly outlet: boolean;
  /** Only at a clause boundary, since the word has other uses ("per cent"). */
  readonly bounded: boolean;
}

/** Small words of the language's grammar that the reading of attribution asks for. */
export interface FunctionWords {
  /** Words that open a clause that is said. */
  readonly clauseStarters: ReadonlySet<string>;
  /** Words that join a further reporting clause. */
  readonly coordinators: ReadonlySet<string>;
  /** Words that open a circumstance. */
  readonly subordinators: ReadonlySet<string>;
  /** Pronouns for those who can speak. */
  readonly speakingPronouns: ReadonlySet<string>;
  /** Pronouns that stand only as subjects. */
  readonly subjectPronouns: ReadonlySet<string>;
  /** Prepositions before the value of a figure ("put it at"). */
  readonly valueLinks: ReadonlySet<string>;
  /** Words that end the noun phrase of a source. */
  readonly phraseEnds: ReadonlySet<string>;
  /** Pronouns of the one who writes or is quoted. */
  readonly firstPerson: ReadonlySet<string>;
  /** Determiners that leave somebody unnamed. */
  readonly indefinites: ReadonlySet<string>;
  /** Small words inside names of persons. */
  readonly nameParticles: ReadonlySet<string>;
  /** Small words inside names of bodies. */
  readonly nameJoiners: ReadonlySet<string>;
  /** Possessive pronouns. */
  readonly possessives: ReadonlySet<string>;
  /** Possessive pronouns of a third person, with the pronoun of the owner: "his statement" is what he said. */
  readonly owners: ReadonlyMap<string, string>;
  /** Words before "of" that take a part of a group. */
  readonly quantifiers: ReadonlySet<string>;
  /** Numbers written as words, with their value. */
  readonly numbers: ReadonlyMap<string, number>;
}

/** Compiled form of reporting.yaml. */
export interface ReportingPack {
  readonly verbs: ReadonlyMap<string, CueVerb>;
  readonly prepositions: ReadonlySet<string>;
  readonly hearsayPassives: ReadonlySet<string>;
  readonly statedPassives: ReadonlySet<string>;
  readonly hearsayAdverbs: ReadonlySet<string>;
  /** By first word, longest first. */
  readonly prepositionalCues: ReadonlyMap<string, readonly PrepositionalCue[]>;
  readonly citing: ReadonlySet<string>;
  /** Verbs of which an outlet is the subject when it brings something out. */
  readonly publishing: ReadonlySet<string>;
  /** Nouns for what an outlet airs or prints. */
  readonly programmes: ReadonlySet<string>;
  /** People of an outlet beside its journalists. */
  readonly staff: ReadonlySet<string>;
  /** Nouns for counts of opinion and the like that a report takes figures from. */
  readonly surveys: ReadonlySet<string>;
  /** Surveys that are named for what they count. */
  readonly polls: ReadonlySet<string>;
  /** Words before "with", "to" or "by" that make what follows the one who is spoken to. */
  readonly hearing: ReadonlySet<string>;
  /** Verbs of little meaning that tell with a noun of saying. */
  readonly lightVerbs: ReadonlySet<string>;
  /** Prepositions before a survey that gives what the clause says: "in a poll". */
  readonly reportPrepositions: ReadonlySet<string>;
  readonly ownCountPrepositions: ReadonlySet<string>;
  readonly ownCountNouns: ReadonlySet<string>;
  readonly nouns: ReadonlyMap<string, Manner>;
  readonly tallies: ReadonlySet<string>;
  readonly officialAdjectives: ReadonlySet<string>;
  /** By last word, longest first. */
  readonly speakers: ReadonlyMap<string, readonly SpeakerNoun[]>;
  readonly institutionHints: ReadonlyMap<string, SourceKind>;
  readonly outletWords: ReadonlySet<string>;
  /** Kind of a body whose name ends in a word that only another word makes an outlet's: "Relief Network" beside "News Network". */
  readonly outletHomonyms: ReadonlyMap<string, SourceKind>;
  readonly agencyWords: ReadonlySet<string>;
  readonly titles: ReadonlyMap<string, "male" | "female" | "any">;
  readonly gender: ReadonlyMap<string, "male" | "female">;
  /** By first word. */
  readonly anonymity: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly anonymousAdjectives: ReadonlySet<string>;
  /** Nouns that any body may be called by a second time: "the group", "the agency". */
  readonly genericBodies: ReadonlySet<string>;
  readonly selfWords: ReadonlySet<string>;
  /** Verbs that report only with "that" or a quotation. */
  readonly thatVerbs: ReadonlySet<string>;
  /** Words behind a reporting clause with which its content goes on: "including". */
  /** Verbs by which a speaker goes on in a participle: ", adding that". */
  readonly goingOn: ReadonlySet<string>;
  /** Words for a voice that was just heard: "the same source". */
  readonly again: ReadonlySet<string>;
  readonly continuations: ReadonlySet<string>;
  readonly timeNouns: ReadonlySet<string>;
  /** `timeNouns` and the words that open a phrase of time. */
  readonly timeWords: ReadonlySet<string>;
  readonly functionWords: FunctionWords;
  /** Forms that are verbs whatever a tagger makes of them, with their lemma: "said". */
  readonly pastForms: ReadonlyMap<string, string>;
}

function group<T>(items: readonly T[], key: (item: T) => string, size: (item: T) => number): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const list = map.get(key(item));
    if (list === undefined) map.set(key(item), [item]);
    else list.push(item);
  }
  for (const list of map.values()) list.sort((a, b) => size(b) - size(a));
  return map;
}

/** Checks and compiles reporting.yaml. */
export function compileReportingPack(file: PackFile): ReportingPack {
  const raw = checkShape(shape, file);
  const verbs = new Map<string, { lemma: string; frames: Map<CueFrame, { manner: Manner; weak: boolean }> }>();
  for (const entry of raw.verbs) {
    for (const lemma of entry.verbs) {
      const verb = verbs.get(lemma) ?? { lemma, frames: new Map<CueFrame, { manner: Manner; weak: boolean }>() };
      verbs.set(lemma, verb);
      // The more telling manner wins where a verb stands in two groups: "confirm" is confirmed, not said.
      for (const one of entry.frames) {
        const known = verb.frames.get(one);
        const weak = entry.weak === true && (known === undefined || known.weak);
        verb.frames.set(one, { manner: known === undefined || known.manner === "said" ? entry.manner : known.manner, weak });
      }
    }
  }
  const speakers: SpeakerNoun[] = [];
  const add = (category: SpeakerCategory, lists: Partial<Record<SourceKind, readonly string[]>>): void => {
    for (const [name, list] of Object.entries(lists)) {
      for (const phrase of list) speakers.push({ words: phrase.split(" "), category, kind: name as SourceKind });
    }
  };
  add("spokesperson", { official: raw.spokespersons });
  add("hearsay", { unnamed: raw.hearsay });
  add("journalist", { outlet: raw.journalists });
  add("office", raw.offices);
  // an agency or a newspaper is cited, not only heard: it goes before its speakers in a chain
  const { agency = [], outlet = [], ...institutions } = raw.institutions;
  add("outlet", { agency, outlet });
  add("institution", institutions);
  add("outlet", raw.outletNouns);
  add("person", raw.persons);
  add("document", { document: raw.documents });
  const hints = Object.entries(raw.institutionHints).flatMap(([name, list]) => list.map((word) => [word, name as SourceKind] as const));
  return {
    verbs,
    prepositions: new Set(raw.prepositions),
    hearsayPassives: new Set(raw.hearsayPassives),
    statedPassives: new Set(raw.statedPassives),
    hearsayAdverbs: new Set(raw.hearsayAdverbs),
    prepositionalCues: group(
      raw.prepositionalCues.map((cue) => ({ words: cue.words, manner: cue.manner, outlet: cue.outlet === true, bounded: cue.bounded === true })),
      (cue) => cue.words[0] ?? "",
      (cue) => cue.words.length,
    ),
    citing: new Set(raw.citing),
    publishing: new Set(raw.publishing),
    programmes: new Set(raw.programmes),
    staff: new Set(raw.staff),
    surveys: new Set(raw.surveys),
    polls: new Set(raw.polls),
    hearing: new Set(raw.hearing),
    lightVerbs: new Set(raw.lightVerbs),
    reportPrepositions: new Set(raw.reportPrepositions),
    ownCountPrepositions: new Set(raw.ownCounts.prepositions),
    ownCountNouns: new Set(raw.ownCounts.nouns),
    nouns: new Map(raw.nouns.flatMap((entry) => entry.words.map((word) => [word, entry.manner] as const))),
    tallies: new Set(raw.tallies),
    officialAdjectives: new Set(raw.officialAdjectives),
    speakers: group(
      speakers,
      (noun) => noun.words.at(-1) ?? "",
      (noun) => noun.words.length,
    ),
    institutionHints: new Map(hints),
    outletWords: new Set(raw.outletWords),
    outletHomonyms: new Map(Object.entries(raw.outletHomonyms).flatMap(([name, list]) => list.map((word) => [word, name as SourceKind] as const))),
    agencyWords: new Set(raw.agencyWords),
    titles: new Map((["male", "female", "any"] as const).flatMap((gender) => raw.titles[gender].map((word) => [word, gender] as const))),
    gender: new Map((["male", "female"] as const).flatMap((gender) => raw.genderedNouns[gender].map((word) => [word, gender] as const))),
    anonymity: group(
      raw.anonymity,
      (phrase) => phrase[0] ?? "",
      (phrase) => phrase.length,
    ),
    anonymousAdjectives: new Set(raw.anonymousAdjectives),
    genericBodies: new Set(raw.genericBodies),
    selfWords: new Set(raw.selfWords),
    thatVerbs: new Set(raw.thatVerbs),
    again: new Set(raw.again),
    goingOn: new Set(raw.goingOn),
    continuations: new Set(raw.continuations),
    timeNouns: new Set(raw.timeNouns),
    timeWords: new Set([...raw.timeNouns, ...raw.timeOpeners]),
    functionWords: {
      clauseStarters: new Set(raw.functionWords.clauseStarters),
      coordinators: new Set(raw.functionWords.coordinators),
      subordinators: new Set(raw.functionWords.subordinators),
      speakingPronouns: new Set(raw.functionWords.speakingPronouns),
      subjectPronouns: new Set(raw.functionWords.subjectPronouns),
      valueLinks: new Set(raw.functionWords.valueLinks),
      phraseEnds: new Set(raw.functionWords.phraseEnds),
      firstPerson: new Set(raw.functionWords.firstPerson),
      indefinites: new Set(raw.functionWords.indefinites),
      nameParticles: new Set(raw.functionWords.nameParticles),
      nameJoiners: new Set(raw.functionWords.nameJoiners),
      possessives: new Set(raw.functionWords.possessives),
      owners: new Map(Object.entries(raw.functionWords.owners)),
      quantifiers: new Set(raw.functionWords.quantifiers),
      numbers: new Map(Object.entries(raw.functionWords.numbers)),
    },
    pastForms: new Map(Object.entries(raw.pastForms)),
  };
}
