import { describe, expect, it } from "vitest";
import { loadPacks } from "../../node/app/packs.ts";
import { extractArticle } from "../articles/index.ts";
import type { Reading } from "../model/index.ts";
import { findReplaced } from "./captures.ts";

const packs = loadPacks();

/** A reading of a report at an address; `day` is when it was published. */
function reading(id: string, url: string | null, day: string | null = null): Reading {
  const bytes = new TextEncoder().encode("Outlet: The Marrow Mail\nTitle: Silo blast\n\nA silo blew up.");
  const hints = { title: null, outlet: null, byline: null, published: day };
  const capture = { id, bytes, mediaType: "text/plain", charset: null, url, name: id, hints, receivedAt: "2036-01-01T00:00:00.000Z" };
  return { article: extractArticle(capture, packs).value, mentions: [], attributions: [], claims: [] };
}

/** Who is replaced by whom; later ones of the list arrived later, unless nobody knows when they arrived. */
function replaced(readings: readonly Reading[], known = true): string[] {
  const order = readings.map(({ article }) => article.id);
  const pairs = (list: readonly Reading[]): string[] =>
    [...findReplaced(list, known ? order : [])].map(([old, by]) => `${old.article.id} by ${by.article.id}`).sort();
  expect(pairs(readings.toReversed())).toEqual(pairs(readings));
  return pairs(readings);
}

const address = "https://mail.example/silo";

describe("captures of one address", () => {
  it.each<[string, string | null, string | null, boolean]>([
    ["the same", address, address, true],
    ["with a slash, a fragment and www", address, "https://www.Mail.example/silo/#top", true],
    ["behind a query that only counts readers", address, `${address}?utm_source=x&fbclid=1`, true],
    ["by number, whatever the order of fields", `${address}?id=1&p=2`, `${address}?p=2&ref=y&id=1`, true],
    ["of other numbers", `${address}?id=1`, `${address}?id=2`, false],
    ["of a front page", "https://mail.example", "https://mail.example", false],
    ["of none", null, null, false],
    ["of a name", "silo", "silo", false],
  ])("%s", (_name, a, b, same) => {
    expect(replaced([reading("a", a), reading("b", b)])).toEqual(same ? ["a by b"] : []);
  });
  it("are told apart by date, then by arrival, then by name", () => {
    expect(replaced([reading("a", address, "2035-04-03"), reading("b", address, "2035-04-02")])).toEqual(["b by a"]);
    expect(replaced([reading("a", address, "2035-04-02"), reading("b", address, "2035-04-02")])).toEqual(["a by b"]);
    expect(replaced([reading("a", address, "2035-04-02"), reading("b", address)])).toEqual(["a by b"]);
    expect(replaced([reading("a", address), reading("b", address, "2035-04-02")])).toEqual(["a by b"]);
    expect(replaced([reading("b", address), reading("a", address)], false)).toEqual(["a by b"]);
  });
});
