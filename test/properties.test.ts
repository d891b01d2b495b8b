import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading, Span } from "../src/core/model/index.ts";
import { readCapture } from "../src/core/pipeline.ts";
import { loadPacks, productRoot } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";

const packs = loadPacks();
const folder = join(productRoot, "corpus", "demo", "reports");
const sentences = readdirSync(folder).flatMap((name) =>
  readFileSync(join(folder, name), "utf8")
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((text) => text.trim() !== ""),
);

/** Text as a careless hand would make it: real sentences, odd characters, breaks anywhere. */
const text = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...sentences) },
      { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 12 }) },
      { weight: 1, arbitrary: fc.constantFrom("\n\n", "\r\n", "\u2028", "“", "”", "\ud800", "\u202e", "﷽", "…", " - ") },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(" "));

const read = (input: string): Reading => readCapture(captureText(input), packs).value;
const inside = (span: Span, length: number): boolean => span.start >= 0 && span.start <= span.end && span.end <= length;
/** What must stand in a block: letters and digits; stray control characters need not. */
const WORDS = /[\p{L}\p{N}]/u;
const RUNS = Number(process.env.UNECHO_RUNS ?? "120");

describe("any text", () => {
  it("gives spans that lie inside it, blocks that do not overlap and cover what is not blank", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(text, (input) => {
        const { article, mentions, attributions, claims } = read(input);
        let last = 0;
        for (const { span } of article.blocks) {
          expect(inside(span, article.text.length) && span.start >= last).toBe(true);
          expect(article.text.slice(last, span.start)).not.toMatch(WORDS);
          last = span.end;
        }
        expect(article.text.slice(last)).not.toMatch(WORDS);
        for (const mention of mentions) expect(inside(mention.span, article.text.length)).toBe(true);
        for (const attribution of attributions)
          for (const span of [...attribution.source, ...attribution.cue, ...attribution.content]) expect(inside(span, article.text.length)).toBe(true);
        for (const claim of claims) {
          expect(inside(claim.span, article.text.length) && inside(claim.sentence, article.text.length)).toBe(true);
          if (claim.figure !== null) expect(article.text.slice(claim.figure.span.start, claim.figure.span.end)).toBe(claim.figure.text);
        }
      }),
      { numRuns: RUNS, seed: 7 },
    );
  });

  it("is read the same way twice", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(text, (input) => {
        expect(JSON.stringify(read(input))).toBe(JSON.stringify(read(input)));
      }),
      { numRuns: Math.ceil(RUNS / 4), seed: 11 },
    );
  });

  it("makes claims whose roles their type declares and whose ids differ", { timeout: 120_000 }, () => {
    const types = new Map(packs.claims.map((type) => [type.id, type]));
    fc.assert(
      fc.property(text, (input) => {
        const { claims } = read(input);
        for (const claim of claims) for (const role of Object.keys(claim.roles)) expect(Object.keys(types.get(claim.type)?.roles ?? {})).toContain(role);
        expect(new Set(claims.map((claim) => claim.id)).size).toBe(claims.length);
      }),
      { numRuns: RUNS, seed: 13 },
    );
  });
});
