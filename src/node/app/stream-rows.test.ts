import { describe, expect, it } from "vitest";
import { makeStream } from "../../../bench/stories/stream.ts";
import { measurePairs } from "../../../scripts/measures/partition.ts";
import { loadPacks } from "./packs.ts";
import { type ClusterRow, type Document, streamRows } from "./stream-rows.ts";

async function rowsOf(documents: readonly Document[]): Promise<readonly ClusterRow[]> {
  async function* arrive(): AsyncIterable<Document> {
    yield* documents;
  }
  const rows: ClusterRow[] = [];
  for await (const row of streamRows(arrive(), loadPacks())) rows.push(row);
  return rows;
}

describe("rows given as documents arrive", () => {
  it("are given again when a repair shows them wrong, and the last ones are the better ones", async () => {
    const items = [...makeStream(700, 7)];
    const documents = items.map(({ reading }, at) => ({ id: at, reading }));
    const rows = await rowsOf(documents);
    expect(rows.length).toBeGreaterThan(documents.length);
    const answers = (list: readonly ClusterRow[]): string[] => {
      const clusters = new Map(list.map(({ id, cluster }) => [id, String(cluster)]));
      return documents.map(({ id }) => clusters.get(id) ?? "none");
    };
    const truth = items.map((item) => String(item.truth));
    const first = answers(rows.toReversed());
    const last = answers(rows);
    expect(first).not.toContain("none");
    expect(measurePairs(truth, last).f1).toBeGreaterThan(measurePairs(truth, first).f1);
    // every answer names a document
    expect(last.every((cluster) => documents[Number(cluster)] !== undefined)).toBe(true);
  });

  it("are alike for one text under two ids, now and after a repair", async () => {
    const items = [...makeStream(200, 7)];
    const documents = items.flatMap(({ reading }, at) => [
      { id: at, reading },
      { id: `again ${at}`, reading },
    ]);
    const last = new Map((await rowsOf(documents)).map((row) => [row.id, row.cluster]));
    for (const [at] of items.entries()) expect(last.get(`again ${at}`)).toBe(last.get(at));
  });
});
