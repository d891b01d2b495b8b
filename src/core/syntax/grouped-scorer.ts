import { groupTemplates, hashTemplates, type TemplateGroup, type Templates } from "./templates.ts";
import type { WeightTable } from "./weights.ts";

/** Sums kept for each group; a power of two. */
const ROWS = 2048;

/** Sums of one group's weights by the values of its atoms, in a table of fixed size where a newer row takes the place of an older one. */
class GroupSums {
  readonly #key: Uint8Array;
  readonly #templates: Templates;
  readonly #table: WeightTable;
  readonly #features: Int32Array;
  /** Values of the key's atoms of each row; the first number is 1 when the row is in use. */
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  readonly #offset: number;

  /** Keeps its sums in `rows`, from `offset` on. */
  constructor(group: TemplateGroup, table: WeightTable, rows: Int32Array, offset: number) {
    this.#key = group.key;
    this.#templates = group.templates;
    this.#table = table;
    this.#features = new Int32Array(group.templates.count);
    this.#keys = new Int32Array(ROWS * (group.key.length + 1));
    this.#rows = rows;
    this.#offset = offset;
  }

  /** Where in `rows` the sums for these values begin. */
  find(values: Int32Array): number {
    const key = this.#key;
    const keys = this.#keys;
    let hash = 0;
    for (let k = 0; k < key.length; k += 1) hash = Math.imul(hash ^ (values[key[k] as number] as number), 0x9e3779b1) ^ (hash >>> 15);
    const slot = (hash ^ (hash >>> 13) ^ (hash >>> 22)) & (ROWS - 1);
    const place = slot * (key.length + 1);
    const base = this.#offset + slot * this.#table.classes;
    // all atoms are compared: what was read before can never change an answer
    let same = keys[place] === 1;
    for (let k = 0; same && k < key.length; k += 1) same = keys[place + 1 + k] === values[key[k] as number];
    if (same) return base;
    keys[place] = 1;
    for (let k = 0; k < key.length; k += 1) keys[place + 1 + k] = values[key[k] as number] as number;
    this.#rows.fill(0, base, base + this.#table.classes);
    hashTemplates(this.#templates, values, this.#features);
    this.#table.addAt(this.#features, this.#templates.count, this.#rows, base);
    return base;
  }
}

/** Groups a scorer can have: they are added up in one loop. */
const MAX_GROUPS = 5;

/**
 * Scores the classes like a weight table fed with all templates, but keeps the sums of templates that look at few atoms: words, tags and
 * the arcs between them come again and again. Weights are whole numbers, so that the order of adding changes nothing.
 */
export class GroupedScorer {
  readonly scores: Int32Array;
  readonly #table: WeightTable;
  readonly #groups: readonly GroupSums[];
  /** Rows of all groups, and behind them one of nothing for the groups there are not. */
  readonly #rows: Int32Array;
  readonly #bases = new Int32Array(MAX_GROUPS);
  readonly #rest: Templates;
  readonly #features: Int32Array;

  constructor(table: WeightTable, names: readonly string[], list: readonly string[], groups: readonly string[]) {
    if (groups.length > MAX_GROUPS) throw new Error(`more than ${MAX_GROUPS} groups of templates`);
    const divided = groupTemplates(names, list, groups);
    const size = ROWS * table.classes;
    this.scores = new Int32Array(table.classes);
    this.#table = table;
    const rows = new Int32Array(groups.length * size + table.classes);
    this.#rows = rows;
    this.#bases.fill(groups.length * size);
    this.#groups = divided.groups.map((group, at) => new GroupSums(group, table, rows, at * size));
    this.#rest = divided.rest;
    this.#features = new Int32Array(divided.rest.count);
  }

  /** Fills `scores` for the atoms' values. */
  score(values: Int32Array): void {
    const scores = this.scores;
    const rows = this.#rows;
    const groups = this.#groups;
    const bases = this.#bases;
    for (let at = 0; at < groups.length; at += 1) bases[at] = (groups[at] as GroupSums).find(values);
    let a = bases[0] as number;
    let b = bases[1] as number;
    let c = bases[2] as number;
    let d = bases[3] as number;
    let e = bases[4] as number;
    for (let label = 0; label < scores.length; label += 1, a += 1, b += 1, c += 1, d += 1, e += 1) {
      scores[label] = (rows[a] as number) + (rows[b] as number) + (rows[c] as number) + (rows[d] as number) + (rows[e] as number);
    }
    hashTemplates(this.#rest, values, this.#features);
    this.#table.addAt(this.#features, this.#rest.count, scores, 0);
  }
}
