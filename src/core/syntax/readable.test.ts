import { describe, expect, it } from "vitest";
import { buildArticle } from "../../../test/build-article.ts";
import { MOST_UNITS, MOST_WORDS, readableOf } from "./readable.ts";

const read = (text: string, more = {}) => readableOf(buildArticle(text, more), null);

describe("what of an article is read", () => {
  it("all of a report but its boilerplate", () => {
    const article = buildArticle("One.\n\nTwo.\n\nThree.");
    const blocks = article.blocks.map((block, at) => (at === 1 ? { ...block, role: "boilerplate" as const } : block));
    expect(readableOf({ ...article, blocks }, null)).toEqual({
      spans: [
        { start: 0, end: 4, block: 0 },
        { start: 12, end: 18, block: 2 },
      ],
      left: 0,
    });
  });

  it("so many words, to the end of the last one", () => {
    const words = "word ".repeat(MOST_WORDS);
    expect(read(words)).toEqual({ spans: [{ start: 0, end: words.length, block: 0 }], left: 0 });
    expect(read(`${words}more words`)).toEqual({ spans: [{ start: 0, end: words.length, block: 0 }], left: 10 });
  });

  it("the bound runs over the blocks: those behind it are not read", () => {
    const half = "word ".repeat(MOST_WORDS / 2 + 1).trim();
    const { spans, left } = read(`${half}\n\n${half}\n\n${half}`);
    expect(spans.map(({ block }) => block)).toEqual([0, 1]);
    expect(spans.reduce((sum, { start, end }) => sum + (end - start), left)).toBe(half.length * 3);
  });

  it("so many characters of a text without blanks, none of them cut in half", () => {
    expect(read("x".repeat(MOST_UNITS + 7))).toMatchObject({ left: 7 });
    const pairs = `x${"😀".repeat(MOST_UNITS)}`;
    expect(read(pairs).spans[0]?.end).toBe(MOST_UNITS - 1);
  });

  it("an article that is not divided is one stretch", () => {
    expect(read("Anything.", { blocks: [] })).toEqual({ spans: [{ start: 0, end: 9, block: -1 }], left: 0 });
  });
});
