import { describe, expect, it } from "vitest";
import type { Reading } from "../src/core/model/index.ts";
import { readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";

const packs = loadPacks();
const read = (text: string): Reading => readCapture(captureText(text), packs).value;

const traceOf = (reading: Reading): string =>
  reading.claims.map((claim) => `${claim.rule} [${claim.figure?.text ?? "no figure"}] ${claim.trace.join("; ")}`).join("\n  ");

describe("every example of a frame makes its claim, no counterexample does", () => {
  for (const type of packs.claims) {
    for (const [language, frames] of type.frames) {
      for (const frame of frames) {
        for (const example of frame.examples) {
          it(`${frame.id}: ${example.text}`, () => {
            const reading = read(example.text);
            const mine = reading.claims.filter((claim) => claim.rule === frame.id);
            expect(mine.length, `no claim of ${frame.id} (${language}); read:\n  ${traceOf(reading)}`).toBeGreaterThan(0);
            const figures = mine.map((claim) => claim.figure?.text ?? "");
            for (const measure of example.measure) expect(figures, `figure missing; read:\n  ${traceOf(reading)}`).toContain(measure);
          });
        }
        for (const example of frame.counterexamples) {
          it(`not ${frame.id}: ${example.text}`, () => {
            const reading = read(example.text);
            expect(reading.claims.filter((claim) => claim.rule === frame.id).map((claim) => claim.trace)).toEqual([]);
          });
        }
      }
    }
  }
});
