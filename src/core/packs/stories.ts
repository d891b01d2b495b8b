import { keyName, stemWord } from "../text/stem.ts";
import { checkShape, type PackFile, z } from "./schema.ts";

const shape = z.strictObject({
  months: z.array(z.array(z.string()).min(1)).length(12),
  weekdays: z.array(z.string()),
  stems: z.array(z.tuple([z.string(), z.string()])),
  demonyms: z.array(z.string()),
  harm: z.string(),
  common: z.record(z.string().regex(/^\d+$/), z.string()),
  names: z.record(z.string().regex(/^\d+$/), z.string()),
});

/** What comparing reports needs to know of one language. */
export interface StoryPack {
  /** Month name or short form -> 1 to 12. */
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
  /** Ending -> replacement, tried in order. */
  readonly stems: readonly (readonly [string, string])[];
  readonly demonyms: readonly string[];
  /** Words that a passage about an incident has, lower case. */
  readonly harm: ReadonlySet<string>;
  /** Word form -> how many of 1,000 documents of ordinary writing have it. */
  readonly common: ReadonlyMap<string, number>;
  /** The same for keys of names. */
  readonly commonNames: ReadonlyMap<string, number>;
  /** The same for stems. */
  readonly commonStems: ReadonlyMap<string, number>;
}

const wordsOf = (list: string): string[] => list.split(" ").filter((word) => word !== "");

/** Checks and compiles stories.yaml. */
export function compileStoryPack(file: PackFile): StoryPack {
  const raw = checkShape(shape, file);
  const common = new Map<string, number>();
  const commonStems = new Map<string, number>();
  for (const [level, words] of Object.entries(raw.common)) {
    for (const word of wordsOf(words)) {
      const share = Math.min(1000, 2 ** Number(level));
      common.set(word, share);
      const stem = stemWord(word, raw.stems);
      commonStems.set(stem, Math.max(commonStems.get(stem) ?? 0, share));
    }
  }
  const commonNames = new Map<string, number>();
  for (const [level, words] of Object.entries(raw.names)) {
    for (const word of wordsOf(words)) {
      const key = keyName(word, raw.demonyms);
      commonNames.set(key, Math.max(commonNames.get(key) ?? 0, 2 ** Number(level)));
    }
  }
  return {
    months: new Map(raw.months.flatMap((names, at) => names.map((name) => [name, at + 1] as const))),
    weekdays: new Set(raw.weekdays),
    stems: raw.stems,
    demonyms: raw.demonyms,
    harm: new Set(wordsOf(raw.harm)),
    common,
    commonStems,
    commonNames,
  };
}
