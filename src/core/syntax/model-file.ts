import type { EndingRules } from "./lemmas.ts";
import { NumberTable } from "./number-table.ts";
import type { WeightStreams } from "./weights.ts";

/** One table of weights as the header describes it. */
export interface TableHeader {
  readonly classes: number;
  readonly scale: number;
  /** Bytes of the streams `gaps`, `counts`, `labels` and `values`, which follow each other in this order. */
  readonly lengths: readonly [number, number, number, number];
}

/** What a model file says in JSON before its bytes. */
export interface ModelHeader {
  readonly format: 1;
  readonly language: string;
  /** "UPOS/XPOS" of tag 1, 2, ... */
  readonly tags: readonly string[];
  /** Relation 1, 2, ... */
  readonly relations: readonly string[];
  /** Relations whose word marks its head: "case", "mark". */
  readonly markers: readonly string[];
  readonly lemmas: readonly EndingRules[];
  /** Words with one tag (exact hash, tag) and sets of tags (plain hash, hash of the set). */
  readonly only: number;
  readonly sets: number;
  /** Arcs with one relation alone (arc key, relation). */
  readonly sure: number;
  /** Words with distributional classes (plain hash, class). */
  readonly classed: number;
  readonly tables: readonly TableHeader[];
}

/** A model file, divided. */
export interface ModelFile {
  readonly header: ModelHeader;
  readonly only: NumberTable;
  readonly sets: NumberTable;
  readonly sure: ReadonlyMap<number, number>;
  readonly classes: NumberTable;
  /** Tagger, moves, relations. */
  readonly tables: readonly WeightStreams[];
}

/** Divides a model file: length of the header (4 bytes), header, pairs of 32-bit numbers, weight streams; all little-endian. */
export function readModelFile(bytes: Uint8Array): ModelFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(0, true);
  const header = JSON.parse(new TextDecoder("utf-8").decode(bytes.subarray(4, 4 + length))) as ModelHeader;
  if (header.format !== 1) throw new Error(`unknown model format: ${String(header.format)}`);
  let at = 4 + length;
  const readPairs = (count: number): Int32Array => {
    const pairs = new Int32Array(count * 2);
    for (let index = 0; index < pairs.length; index += 1, at += 4) pairs[index] = view.getInt32(at, true);
    return pairs;
  };
  const only = new NumberTable(readPairs(header.only));
  const sets = new NumberTable(readPairs(header.sets));
  const sure = new Map<number, number>();
  const arcs = readPairs(header.sure);
  for (let pair = 0; pair < arcs.length; pair += 2) sure.set(arcs[pair] as number, arcs[pair + 1] as number);
  const classes = new NumberTable(readPairs(header.classed));
  const take = (size: number): Uint8Array => {
    at += size;
    return bytes.subarray(at - size, at);
  };
  const tables = header.tables.map(({ classes: width, scale, lengths }) => {
    const gaps = take(lengths[0]);
    const counts = take(lengths[1]);
    const labels = take(lengths[2]);
    const values = take(lengths[3]);
    return { classes: width, scale, gaps, counts, labels, values: new Int8Array(values.buffer, values.byteOffset, values.byteLength) };
  });
  return { header, only, sets, sure, classes, tables };
}
