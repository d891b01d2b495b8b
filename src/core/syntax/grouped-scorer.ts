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
  readonly rows: Int32Array;

  constructor(group: TemplateGroup, table: WeightTable) {
    this.#key = group.key;
    this.#templates = group.templates;
    this.#table = table;
    this.#features = new Int32Array(group.templates.count);
    this.#keys = new Int32Array(ROWS * (group.key.length + 1));
    this.rows = new Int32Array(ROWS * table.classes);
  }

  /** Where in `rows` the sums for these values begin. */
  find(values: Int32Array): number {
    const key = this.#key;
    const keys = this.#keys;
    let hash = 0;
    for (let k = 0; k < key.length; k += 1) hash = Math.imul(hash ^ (values[key[k] as number] as number), 0x9e3779b1) ^ (hash >>> 15);
    const slot = (hash ^ (hash >>> 13) ^ (hash >>> 22)) & (ROWS - 1);
    const place = slot * (key.length + 1);
    const base = slot * this.#table.classes;
    // all atoms are compared: what was read before can never change an answer
    let same = keys[place] === 1;
    for (let k = 0; same && k < key.length; k += 1) same = keys[place + 1 + k] === values[key[k] as number];
    if (same) return base;
    keys[place] = 1;
    for (let k = 0; k < key.length; k += 1) keys[place + 1 + k] = values[key[k] as number] as number;
    this.rows.fill(0, base, base + this.#table.classes);
    hashTemplates(this.#templates, values, this.#features);
    this.#table.addAt(this.#features, this.#templates.count, this.rows, base);
    return base;
  }
}

/**
 * Scores the classes like a weight table fed with all templates, but keeps the sums of templates that look at few atoms: words, tags and
 * the arcs between them come again and again. Weights are whole numbers, so that the order of adding changes nothing.
 */
export class GroupedScorer {
  readonly scores: Int32Array;
  readonly #table: WeightTable;
  readonly #groups: readonly GroupSums[];
  readonly #rest: Templates;
  readonly #features: Int32Array;

  constructor(table: WeightTable, names: readonly string[], list: readonly string[], groups: readonly string[]) {
    const divided = groupTemplates(names, list, groups);
    this.scores = new Int32Array(table.classes);
    this.#table = table;
    this.#groups = divided.groups.map((group) => new GroupSums(group, table));
    this.#rest = divided.rest;
    this.#features = new Int32Array(divided.rest.count);
  }

  /** Fills `scores` for the atoms' values. */
  score(values: Int32Array): void {
    const scores = this.scores;
    const width = scores.length;
    scores.fill(0);
    for (const group of this.#groups) {
      const base = group.find(values);
      const rows = group.rows;
      for (let label = 0; label < width; label += 1) scores[label] = (scores[label] as number) + (rows[base + label] as number);
    }
    hashTemplates(this.#rest, values, this.#features);
    this.#table.addAt(this.#features, this.#rest.count, scores, 0);
  }
}
