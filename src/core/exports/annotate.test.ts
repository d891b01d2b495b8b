import { describe, expect, it } from "vitest";
import { captureText } from "../../../test/capture-text.ts";
import { loadPacks } from "../../node/app/packs.ts";
import { mainText, readCapture } from "../pipeline.ts";
import { annotateReading } from "./annotate.ts";
import type { OffsetUnit } from "./offsets.ts";

const packs = loadPacks();
// the wave stands outside the basic plane: one sign, two units
const TEXT =
  "Storm 🌊 over Oslo\n\nThe Wall Street Journal, citing two officials, said on Monday that nearly 200,000 people had left Oslo. “We ran,” said Ana Brek.";

function annotate(unit: OffsetUnit) {
  const reading = readCapture(captureText(TEXT), packs).value;
  return annotateReading("x", reading, mainText(reading.article), unit, packs);
}

describe("an annotated text", () => {
  it.each<OffsetUnit>(["utf16", "codepoint"])("has offsets that cut the words out of it, in %s", (unit) => {
    const row = annotate(unit);
    const signs = unit === "utf16" ? TEXT.split("") : [...TEXT];
    const cut = ([start, end]: readonly number[]): string => signs.slice(start, end).join("");
    expect(row.quantities.map(({ start, end }) => cut([start, end]))).toEqual(["two officials", "nearly 200,000 people"]);
    expect(row.timex.map(({ start, end, type }) => [cut([start, end]), type])).toEqual([["Monday", "DATE"]]);
    expect(row.toponyms.map(({ start, end }) => cut([start, end]))).toContain("Oslo");
    const said = row.attributions.find(({ content }) => content.some((span) => cut(span).includes("We ran")));
    expect(said?.source.map(cut)).toEqual(["Ana Brek"]);
    expect(said?.cue.map(cut)).toEqual(["said"]);
  });
  it("names the outlet that is cited and whom it cites", () => {
    const row = annotate("utf16");
    expect(row.outlets).toEqual(["The Wall Street Journal"]);
    expect(row.attributions.some(({ anonymous }) => anonymous)).toBe(true);
  });
  it("prints a qualified figure as a number with its bounds", () => {
    expect(annotate("utf16").quantities[1]).toMatchObject({ value: 200_000, unit: "person", change: "~", qualifier: "nearly", low: 180_000, high: 200_000 });
  });
});
