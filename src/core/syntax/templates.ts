/** Feature templates as one flat list: each feature is the hash of its number and of some atoms. */
export interface Templates {
  readonly count: number;
  /** Atom numbers of all templates, one after another. */
  readonly atoms: Uint8Array;
  /** Where each template ends in `atoms`. */
  readonly ends: Uint16Array;
}

/** Weights are looked up in 2^21 buckets; two features in one bucket share a weight. */
export const BUCKETS = 1 << 21;
const MASK = BUCKETS - 1;

/** Compiles a literal list: each entry names the atoms of one template, by their place in `names`. */
export function compileTemplates(names: readonly string[], list: readonly string[]): Templates {
  const atoms: number[] = [];
  const ends: number[] = [];
  for (const entry of list) {
    for (const name of entry.split(" ")) {
      const index = names.indexOf(name);
      if (index < 0) throw new Error(`unknown atom: ${name}`);
      atoms.push(index);
    }
    ends.push(atoms.length);
  }
  return { count: list.length, atoms: Uint8Array.from(atoms), ends: Uint16Array.from(ends) };
}

/** Writes the bucket of every template into `out`. */
export function hashTemplates(templates: Templates, values: Int32Array, out: Int32Array): void {
  const { atoms, ends, count } = templates;
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const end = ends[index] as number;
    let hash = Math.imul(index + 1, 0x9e3779b1);
    while (at < end) {
      hash = Math.imul(hash ^ (values[atoms[at] as number] as number), 0x85ebca6b);
      hash ^= hash >>> 15;
      at += 1;
    }
    hash = Math.imul(hash, 0xc2b2ae35 | 0);
    out[index] = (hash ^ (hash >>> 16)) & MASK;
  }
}
