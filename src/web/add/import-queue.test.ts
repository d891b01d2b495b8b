import { describe, expect, it } from "vitest";
import type { Summary } from "../data/shapes.ts";
import { NOTHING, nextBatch, pastedAddresses, type Wanted, withAnswer, withRefusal } from "./import-queue.ts";

const file = (name: string, bytes: number): Wanted => ({ kind: "file", name, bytes, load: async () => ({ name, text: "" }) });
const address = (name: string): Wanted => ({ kind: "address", name });

describe("an import", () => {
  it("hands over a few things of one kind at a time", () => {
    const small = Array.from({ length: 20 }, (_, at) => file(`${at}.txt`, 1000));
    expect(nextBatch(small)).toHaveLength(8);
    expect(nextBatch([file("large.zip", 9_000_000), ...small])).toHaveLength(1);
    expect(nextBatch([small[0] as Wanted, address("https://a.example"), small[1] as Wanted]).map(({ name }) => name)).toEqual(["0.txt"]);
    expect(nextBatch([])).toEqual([]);
  });

  it("counts what was read, what was here, and what was left out with its reason, over several answers", () => {
    const answer = {
      read: { added: ["a.txt"], known: 1, skipped: [{ code: "collect/empty", file: "c.txt", message: "no text", fix: "leave it out", lost: true }] },
      stories: [
        { id: "s1", label: "The quake", articles: [{ name: "a.txt" }] },
        { id: "s2", label: "The flood", articles: [{ name: "z.txt" }] },
      ],
    } as unknown as Summary;
    const first = withAnswer({ ...NOTHING, all: 4, running: true }, [file("a.txt", 1), file("b.txt", 1), file("c.txt", 1)], answer);
    const after = withRefusal(first, [file("d.txt", 1)], "too large", "cut it");
    expect(after).toEqual({
      done: 4,
      all: 4,
      running: true,
      added: ["a.txt"],
      known: 1,
      leftOut: [
        { name: "c.txt", why: "no text", fix: "leave it out" },
        { name: "d.txt", why: "too large", fix: "cut it" },
      ],
      stories: [{ id: "s1", label: "The quake" }],
    });
  });

  it("takes pasted lines for addresses only when there is nothing else", () => {
    expect(pastedAddresses("https://a.example/1\nhttp://b.example\n\nhttps://a.example/1")).toEqual(["https://a.example/1", "http://b.example"]);
    expect(pastedAddresses("See https://a.example/1")).toBeNull();
    expect(pastedAddresses("javascript:alert(1)")).toBeNull();
    expect(pastedAddresses("  ")).toBeNull();
  });
});
