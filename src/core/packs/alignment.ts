import { byFirst } from "./by-first.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const words = z.array(z.string());
const shape = z.object({
  counted: z.object({ any: words, sets: z.record(z.string(), words) }),
  facets: z.record(z.string(), words),
  parts: z.object({ after: words, before: words, whole: words }),
  measuring: words,
  denials: words,
  light: words,
  negators: words,
  headline: words,
  running: words,
  rising: words,
  fixed: words,
  events: z.array(z.object({ name: z.string(), core: words, edge: words.default([]), single: z.boolean().default(false), placed: z.boolean().default(false) })),
  kin: z.array(words.min(2)),
  remarks: z.record(z.string(), z.string()),
  aims: words,
  turns: words,
  opposites: z.array(z.tuple([z.string(), z.string()])),
});

/** A class of events of which a story has one for each side and direction, or one at all. */
export interface EventClass {
  readonly name: string;
  readonly core: boolean;
  readonly single: boolean;
  /** Told apart by where it happened, and by who acts only where both say so. */
  readonly placed: boolean;
}

/** Compiled form of alignment.yaml: what tells two facts of one type apart. */
export interface AlignmentPack {
  /** Nouns that fit every counted set. */
  readonly anyCounted: ReadonlySet<string>;
  /** Noun to the sets of counted things it belongs to. */
  readonly countedSets: ReadonlyMap<string, ReadonlySet<string>>;
  /** Lemma to facet: claims whose facets differ are about different facts. */
  readonly facets: ReadonlyMap<string, string>;
  /** Words that make a figure part of another, standing after or before it. */
  readonly parts: { readonly after: readonly string[]; readonly before: readonly string[]; readonly whole: ReadonlySet<string> };
  /** Words that lead from a length to the place it is measured to. */
  readonly measuring: ReadonlySet<string>;
  readonly denials: ReadonlySet<string>;
  /** Verbs that say little by themselves: "gave" is in what two voices say, and they need not speak of one thing. */
  readonly light: ReadonlySet<string>;
  /** Words that turn a clause round, whatever they stand before. */
  readonly negators: ReadonlySet<string>;
  /** `what` labels of which an event has one figure. */
  readonly headline: ReadonlySet<string>;
  /** `what` labels whose value moves both ways with time. */
  readonly running: ReadonlySet<string>;
  /** `what` labels whose value only rises. */
  readonly rising: ReadonlySet<string>;
  /** `what` labels measured once. */
  readonly fixed: ReadonlySet<string>;
  /** `what` label to the class of events a story has one of for each side and direction, and whether it stands at the heart of it. */
  readonly events: ReadonlyMap<string, EventClass>;
  /** `what` label to the one that stands for all labels of its measure. */
  readonly kin: ReadonlyMap<string, string>;
  /** Label of a word on a size to the label of the figure it speaks of. */
  readonly remarks: ReadonlyMap<string, string>;
  /** Labels of figures that words may be said on. */
  readonly remarked: ReadonlySet<string>;
  /** Labels of what somebody means to reach. */
  readonly aims: ReadonlySet<string>;
  /** Words by which a clause takes the place of what was denied before it. */
  readonly turns: ReadonlySet<string>;
  /** Lemma to the lemmas that say its opposite. */
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Checks and compiles alignment.yaml. */
export function compileAlignmentPack(file: PackFile): AlignmentPack {
  const raw = checkShape(shape, file);
  const countedSets = new Map<string, Set<string>>();
  for (const [set, nouns] of Object.entries(raw.counted.sets)) {
    for (const noun of nouns) {
      const sets = countedSets.get(noun) ?? new Set<string>();
      countedSets.set(noun, sets.add(set));
    }
  }
  const opposites = new Map<string, Set<string>>();
  for (const [a, b] of raw.opposites) {
    opposites.set(a, (opposites.get(a) ?? new Set()).add(b));
    opposites.set(b, (opposites.get(b) ?? new Set()).add(a));
  }
  return {
    anyCounted: new Set(raw.counted.any),
    countedSets,
    facets: new Map(Object.entries(raw.facets).flatMap(([facet, lemmas]) => lemmas.map((lemma) => [lemma, facet] as const))),
    parts: { after: raw.parts.after, before: raw.parts.before, whole: new Set(raw.parts.whole) },
    measuring: new Set(raw.measuring),
    denials: new Set(raw.denials),
    light: new Set(raw.light),
    negators: new Set(raw.negators),
    headline: new Set(raw.headline),
    running: new Set(raw.running),
    rising: new Set(raw.rising),
    fixed: new Set(raw.fixed),
    events: new Map(
      raw.events.flatMap(({ name, core, edge, single, placed }) => [
        ...core.map((what): [string, EventClass] => [what, { name, core: true, single, placed }]),
        ...edge.map((what): [string, EventClass] => [what, { name, core: false, single, placed }]),
      ]),
    ),
    kin: byFirst(raw.kin),
    remarks: new Map(Object.entries(raw.remarks)),
    remarked: new Set(Object.values(raw.remarks)),
    aims: new Set(raw.aims),
    turns: new Set(raw.turns),
    opposites,
  };
}
