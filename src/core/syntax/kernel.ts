import { KERNEL_CODE } from "./kernel-code.ts";
import { BUCKETS, type Templates } from "./templates.ts";
import { eachBucket, type WeightStreams } from "./weights.ts";

/** Places in the memory of src/kernel/weigh.ts, in bytes; each stands there under the same name. */
const SUMS = 1024;
const HEAD = 4096;
const TEMPLATES = 4160;
/** Most atoms a template may have, most values and classes there is room for, most templates. */
const WIDEST = 5;
const MOST_SUMS = 256;
const MOST_FEATURES = 500;
const PAGE = 65_536;

interface Exports {
  choose(): number;
  weighMoves(): void;
}

let compiled: WebAssembly.Module | null = null;

/** The compiled code, the same for all tables. */
function readCode(): WebAssembly.Module {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_CODE.trim()), (letter) => letter.charCodeAt(0)));
  return compiled;
}

const align = (bytes: number): number => (bytes + 63) & ~63;

/** Numbers of the templates of each width, from one atom on. */
function divideByWidth(templates: Templates): readonly (readonly number[])[] {
  const { upTo } = templates;
  return Array.from({ length: WIDEST }, (_, at) => {
    const from = upTo[at] ?? templates.count;
    return Array.from({ length: (upTo[at + 1] ?? templates.count) - from }, (__, k) => from + k);
  });
}

/** Lays out the templates four by four as the kernel reads them; without `view` it only counts the bytes. */
function layTemplates(templates: Templates, view: DataView | null): number {
  let at = TEMPLATES;
  let atoms = 0;
  for (const [less, group] of divideByWidth(templates).entries()) {
    const width = less + 1;
    for (let first = 0; first < group.length; first += 4, at += 16 + 8 * width) {
      group.slice(first, first + 4).forEach((template, lane) => {
        view?.setInt32(at + 4 * lane, templates.seeds[template] as number, true);
        for (let k = 0; k < width; k += 1, atoms += 1) view?.setUint16(at + 16 + 8 * k + 2 * lane, (templates.atoms[atoms] as number) * 4, true);
      });
    }
  }
  return align(at);
}

/** An instance of the kernel with `size` bytes of memory and its templates in place; `head` are its numbers from WEIGHTS on. */
function start(templates: Templates, size: number, head: readonly number[]): { memory: WebAssembly.Memory; exports: Exports } {
  if (templates.upTo.length > WIDEST + 1 || templates.count > MOST_FEATURES) throw new Error("templates do not fit the kernel");
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  const instance = new WebAssembly.Instance(readCode(), { env: { memory } });
  const counts = divideByWidth(templates).map((group) => group.length);
  new Uint32Array(memory.buffer, HEAD).set([...counts, TEMPLATES, BUCKETS - 1, ...head]);
  layTemplates(templates, new DataView(memory.buffer));
  return { memory, exports: instance.exports as unknown as Exports };
}

function countBits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Finds the class whose weights sum highest: fill `values`, then `choose`. */
export class ClassKernel {
  /** Values of the atoms, by their place in the list of names. */
  readonly values: Int32Array;
  readonly #exports: Exports;

  constructor(templates: Templates, streams: WeightStreams) {
    if (streams.classes > MOST_SUMS) throw new Error("more classes than the kernel has room for");
    const index = layTemplates(templates, null);
    const rows = index + BUCKETS / 4;
    const width = Math.ceil(streams.classes / 16) * 16;
    const { memory, exports } = start(templates, rows + streams.counts.length * width, [rows, index, streams.classes, width]);
    const words = new Int32Array(memory.buffer, index, BUCKETS / 16);
    const weights = new Int8Array(memory.buffer, rows);
    let row = 0;
    eachBucket(streams, (bucket, from, to) => {
      const word = (bucket >>> 5) << 1;
      words[word] = (words[word] as number) | (1 << (bucket & 31));
      for (let at = from; at < to; at += 1) weights[row + (streams.labels[at] as number)] = streams.values[at] as number;
      row += width;
    });
    let before = 0;
    for (let word = 0; word < words.length; word += 2) {
      words[word + 1] = before;
      before += countBits(words[word] as number);
    }
    this.values = new Int32Array(memory.buffer, 0, MOST_SUMS);
    this.#exports = exports;
  }

  /** The best class, from 0; the first of equal ones. */
  choose(): number {
    return this.#exports.choose();
  }
}

/** Weighs the three moves, of which a perceptron's weights in one bucket sum to nothing: fill `values`, call `weigh`, read `sums`. */
export class MoveKernel {
  readonly values: Int32Array;
  readonly sums: Int32Array;
  readonly #exports: Exports;

  constructor(templates: Templates, streams: WeightStreams) {
    const pairs = layTemplates(templates, null);
    const { memory, exports } = start(templates, pairs + (BUCKETS + 2) * 2, [pairs]);
    const weights = new Int8Array(memory.buffer, pairs);
    eachBucket(streams, (bucket, from, to) => {
      for (let at = from; at < to; at += 1) weights[bucket * 2 + (streams.labels[at] as number)] = streams.values[at] as number;
    });
    this.values = new Int32Array(memory.buffer, 0, MOST_SUMS);
    this.sums = new Int32Array(memory.buffer, SUMS, 3);
    this.#exports = exports;
  }

  weigh(): void {
    this.#exports.weighMoves();
  }
}
