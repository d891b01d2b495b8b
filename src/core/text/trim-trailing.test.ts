import { describe, expect, it } from "vitest";
import { trimTrailing } from "./trim-trailing.ts";

describe("trimTrailing", () => {
  it.each([
    ["The road is open.", ".,", "The road is open"],
    ["Open at last ...,", ".,", "Open at last "],
    ["No mark", ".,", "No mark"],
    [".,.,", ".,", ""],
    ["", ".,", ""],
    ["1,200", ".,", "1,200"],
  ])("%j without %j at its end is %j", (text, marks, wanted) => expect(trimTrailing(text, marks)).toBe(wanted));

  it("takes no longer on a long run of marks", () => {
    const text = `${",".repeat(1_000_000)}x`;
    expect(trimTrailing(text, ",")).toBe(text);
  });
});
