/** Feature templates as flat lists, those of few atoms first: each feature is the hash of its number and of some atoms. */
export interface Templates {
  readonly count: number;
  /** Hash each template begins with, made of its number in the literal list. */
  readonly seeds: Int32Array;
  /** Atom numbers of all templates, one after another. */
  readonly atoms: Uint8Array;
  /** How many templates have at most this many atoms; as long as the widest template has atoms, and one. */
  readonly upTo: Uint16Array;
}

/** Weights are looked up in 2^21 buckets; two features in one bucket share a weight. */
export const BUCKETS = 1 << 21;
const MASK = BUCKETS - 1;

/** Compiles a literal list: each entry names the atoms of one template, by their place in `names`. */
export function compileTemplates(names: readonly string[], list: readonly string[]): Templates {
  const templates = list.map((entry, index) => ({
    seed: Math.imul(index + 1, 0x9e3779b1),
    atoms: entry.split(" ").map((name) => {
      const atom = names.indexOf(name);
      if (atom < 0) throw new Error(`unknown atom: ${name}`);
      return atom;
    }),
  }));
  const sorted = templates.sort((a, b) => a.atoms.length - b.atoms.length);
  const widest = sorted.at(-1)?.atoms.length ?? 0;
  return {
    count: sorted.length,
    seeds: Int32Array.from(sorted, (template) => template.seed),
    atoms: Uint8Array.from(sorted.flatMap((template) => template.atoms)),
    upTo: Uint16Array.from({ length: widest + 1 }, (_, width) => sorted.filter((template) => template.atoms.length <= width).length),
  };
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}

function close(hash: number): number {
  const closed = Math.imul(hash, 0xc2b2ae35 | 0);
  return (closed ^ (closed >>> 16)) & MASK;
}

/** Writes the bucket of every template into `out`. Templates of one width stand together: a loop whose length changes is guessed wrong by the processor. */
export function hashTemplates(templates: Templates, values: Int32Array, out: Int32Array): void {
  const { seeds, atoms, upTo } = templates;
  const value = (at: number): number => values[atoms[at] as number] as number;
  let index = 0;
  let at = 0;
  for (let width = 1; width < upTo.length; width += 1) {
    const end = upTo[width] as number;
    if (width === 1) for (; index < end; index += 1, at += 1) out[index] = close(mix(seeds[index] as number, value(at)));
    else if (width === 2) for (; index < end; index += 1, at += 2) out[index] = close(mix(mix(seeds[index] as number, value(at)), value(at + 1)));
    else if (width === 3)
      for (; index < end; index += 1, at += 3) out[index] = close(mix(mix(mix(seeds[index] as number, value(at)), value(at + 1)), value(at + 2)));
    else {
      for (; index < end; index += 1) {
        let hash = seeds[index] as number;
        for (let k = 0; k < width; k += 1, at += 1) hash = mix(hash, value(at));
        out[index] = close(hash);
      }
    }
  }
}
