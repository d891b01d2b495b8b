import { expect, it } from "vitest";
import { skipDateline } from "./dateline.ts";

const behind = (text: string): string => text.slice(skipDateline(text, 0, text.length));

it.each([
  ["VESSIN, 9 November (PPA) – The river rose.", "The river rose."],
  ["LUND, May 3 (Kestrel Wire) -- The river rose.", "The river rose."],
  ["Orle, Sep. 10 (Kestrel) -- The river rose.", "The river rose."],
  ["Vessin — The river rose.", "The river rose."],
  ["Vessin : At noon the river rose.", "At noon the river rose."],
  ["VESSIN (Kestrel News / Orle Wire - 3 June, 2031) The river rose.", "The river rose."],
  ["VESSIN (KW) The river rose.", "The river rose."],
])("leaves out the dateline of %s", (text, rest) => expect(behind(text)).toBe(rest));

it.each([
  "Vessin – a town of 3,000 – was flooded.",
  "The minister – A. Orle – said no.",
  "Police said - and the mayor agreed - that the river rose.",
  "The Orle (the river of Vessin) rose.",
])("takes no dateline from %s", (text) => expect(behind(text)).toBe(text));
