import { describe, expect, it } from "vitest";
import { visible, visibleLine } from "./visible.ts";

describe("words of a report on the page", () => {
  const shown: readonly (readonly [what: string, text: string, seen: string])[] = [
    ["a direction turned round", "Ki\u202Eev", "Ki⟦U+202E⟧ev"],
    ["an isolate", "\u2066abc\u2069", "⟦U+2066⟧abc⟦U+2069⟧"],
    ["a zero-width space", "ze\u200Bro", "ze⟦U+200B⟧ro"],
    ["a byte order mark", "\uFEFFx", "⟦U+FEFF⟧x"],
    ["a soft hyphen", "so\u00ADft", "so⟦U+00AD⟧ft"],
    ["a letter that fills and is not seen", "a\u3164b", "a⟦U+3164⟧b"],
    ["a tag character", "x\u{E0041}", "x⟦U+E0041⟧"],
    ["an escape", "\u001B[31m", "⟦U+001B⟧[31m"],
    ["half a character", "a\ud83cb", "a⟦U+D83C⟧b"],
    ["a line separator", "a\u2028b", "a⟦U+2028⟧b"],
  ];
  it.each(shown)("shows %s", (_, text, seen) => expect(visible(text)).toBe(seen));

  it.each(["Київ", "هنا", "34 люди", "tab\tand\nline", "☎\uFE0F", "a\u00A0b", "café", "cafe\u0301"])("leaves %j as it is", (text) =>
    expect(visible(text)).toBe(text),
  );
});

describe("words of a report on one line", () => {
  it("are cut at a word, and never in the middle of a character", () => {
    expect(visibleLine("one two\nthree", 40)).toBe("one two three");
    expect(visibleLine("one two three four", 12)).toBe("one two…");
    expect(visibleLine("\u{1f30b}".repeat(10), 6)).toBe("\u{1f30b}\u{1f30b}…");
    expect(visibleLine("x".repeat(1_000_000), 10)).toBe("xxxxxxxxx…");
  });

  it("show what is hidden in them", () => expect(visibleLine("a\u202Eb \ud800", 20)).toBe("a⟦U+202E⟧b ⟦U+D800⟧"));
});
