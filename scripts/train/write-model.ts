import { gzipSync } from "node:zlib";
import type { ModelHeader } from "../../src/core/syntax/model-file.ts";
import type { WeightStreams } from "../../src/core/syntax/weights.ts";

/** Lays a model out as `readModelFile` reads it. */
export function layOutModel(
  header: Omit<ModelHeader, "format" | "only" | "sets" | "sure" | "classed" | "tables">,
  maps: { only: ReadonlyMap<number, number>; sets: ReadonlyMap<number, number>; sure: ReadonlyMap<number, number>; classes: ReadonlyMap<number, number> },
  tables: readonly WeightStreams[],
): Buffer {
  const full: ModelHeader = {
    format: 1,
    ...header,
    only: maps.only.size,
    sets: maps.sets.size,
    sure: maps.sure.size,
    classed: maps.classes.size,
    tables: tables.map((table) => ({
      classes: table.classes,
      scale: table.scale,
      lengths: [table.gaps.length, table.counts.length, table.labels.length, table.values.length],
    })),
  };
  const json = Buffer.from(JSON.stringify(full));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  const pairs = [maps.only, maps.sets, maps.sure, maps.classes].map((map) => Buffer.from(Int32Array.from([...map].sort((a, b) => a[0] - b[0]).flat()).buffer));
  const streams = tables.flatMap((table) =>
    [table.gaps, table.counts, table.labels, table.values].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  );
  return Buffer.concat([length, json, ...pairs, ...streams]);
}

/** Packs a laid-out model for the disk. */
export function packModel(bytes: Buffer): Buffer {
  return gzipSync(bytes, { level: 9 });
}
