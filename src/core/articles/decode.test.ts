import { describe, expect, it } from "vitest";
import { decodeBytes, isBinary } from "./decode.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const wide = (text: string, little: boolean): Uint8Array =>
  Uint8Array.from([...(little ? [0xff, 0xfe] : [0xfe, 0xff]), ...[...text].flatMap((sign) => (little ? [sign.charCodeAt(0), 0] : [0, sign.charCodeAt(0)]))]);
const page = (charset: string, text: string): string => `<html><head><meta charset="${charset}"></head><body>${text}</body></html>`;
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const read = (bytes: Uint8Array, charset: string | null, isHtml: boolean): readonly string[] => {
  const { text, diagnostics } = decodeBytes(bytes, charset, isHtml);
  return [text, ...diagnostics.map(({ code, severity }) => `${code} ${severity}`)];
};

describe("bytes become text", () => {
  it.each<[string, Uint8Array, string | null, readonly string[]]>([
    ["nothing", utf8(""), null, [""]],
    ["plain UTF-8", utf8("Zürich"), null, ["Zürich"]],
    ["UTF-8 by its mark, whatever is declared", joined(Uint8Array.of(0xef, 0xbb, 0xbf), utf8("Zürich")), "iso-8859-1", ["Zürich"]],
    ["16 bits, little end first", wide("Dam broke", true), null, ["Dam broke"]],
    ["16 bits, big end first", wide("Dam broke", false), null, ["Dam broke"]],
    ["two marks that are letters", latin("ÿþ broke"), null, ["ÿþ broke", "articles/charset-guessed warning"]],
    ["an old charset nobody declared", latin("Zürich"), null, ["Zürich", "articles/charset-guessed warning"]],
    ["an old charset that is declared", latin("Zürich"), "iso-8859-1", ["Zürich"]],
    ["UTF-8 under another name", utf8("Zürich"), "iso-8859-1", ["Zürich", "articles/charset-guessed info"]],
    ["UTF-8 declared as ASCII", utf8("Zürich"), "us-ascii", ["Zürich"]],
    ["ASCII declared as anything", utf8("Lund"), "shift_jis", ["Lund"]],
    ["a charset nobody knows", latin("Zürich"), "x-none", ["Zürich", "articles/charset-guessed warning"]],
    ["no UTF-8 declared as such", latin("Zürich"), "utf-8", ["Zürich", "articles/charset-guessed warning"]],
    [
      "UTF-8 with a damaged byte",
      joined(utf8("Zürich, Köln and "), Uint8Array.of(0xff), utf8(" Malmö")),
      "UTF8",
      ["Zürich, Köln and \ufffd Malmö", "articles/charset-damaged warning"],
    ],
    [
      "UTF-8 of longer signs, with a stray byte and a torn end",
      joined(utf8("Köln 中 🚒 "), Uint8Array.of(0x80), utf8(" Lund"), Uint8Array.of(0xe4)),
      "utf-8",
      ["Köln 中 🚒 \ufffd Lund\ufffd", "articles/charset-damaged warning"],
    ],
    ["a wide mark alone", Uint8Array.of(0xff, 0xfe), null, [""]],
    ["a damaged byte in another charset", Uint8Array.of(0x82, 0xa0, 0xff, 0x82, 0xa2), "shift_jis", ["あ\ufffdい", "articles/charset-damaged warning"]],
  ])("%s", (_name, bytes, charset, expected) => {
    expect(read(bytes, charset, false)).toEqual(expected);
  });
  it("as the page declares it, where the envelope says nothing or cannot be right", () => {
    const old = page("windows-1252", "Zürich");
    expect(read(latin(old), null, true)).toEqual([old]);
    expect(read(latin(old), "utf-8", true)).toEqual([old]);
    expect(read(latin(old), null, false)).toEqual([old, "articles/charset-guessed warning"]);
  });
  it("unless they are none", () => {
    expect(["a\0b", "\u0001\u0002\u0003ab", "Lund\tis\nwet\r\n", ""].map(isBinary)).toEqual([true, true, false, false]);
  });
});
