/** What offsets count: UTF-16 code units (JavaScript, Java) or Unicode code points (Python). */
export type OffsetUnit = "utf16" | "codepoint";

/** Fields whose numbers are offsets; the lists of pairs of an attribution as well. */
const SINGLE = new Set(["start", "end"]);
const PAIRS = new Set(["source", "cue", "content"]);

/** A surrogate pair: the one case in which the two ways of counting differ. */
const SURROGATE = /[\ud800-\udbff][\udc00-\udfff]/;

/** Code points before each code unit; a low surrogate counts with its high one. */
function countCodePoints(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1);
  let points = 0;
  for (let index = 0; index < text.length; index += 1) {
    before[index] = points;
    const code = text.charCodeAt(index);
    const next = text.charCodeAt(index + 1);
    const opensPair = code >= 0xd800 && code <= 0xdbff && next >= 0xdc00 && next <= 0xdfff;
    if (!opensPair) points += 1;
  }
  before[text.length] = points;
  return before;
}

function recount(value: unknown, at: (offset: number) => number, key: string): unknown {
  if (typeof value === "number") return SINGLE.has(key) ? at(value) : value;
  if (Array.isArray(value)) {
    if (PAIRS.has(key)) return value.map((pair: readonly number[]) => pair.map(at));
    return value.map((item) => recount(item, at, ""));
  }
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, recount(item, at, name)]));
}

/** The same row with every offset counted in the unit asked for. */
export function recountOffsets<T>(row: T, text: string, unit: OffsetUnit): T {
  if (unit === "utf16" || !SURROGATE.test(text)) return row;
  const before = countCodePoints(text);
  return recount(row, (offset) => before[Math.min(Math.max(offset, 0), text.length)] ?? 0, "") as T;
}
