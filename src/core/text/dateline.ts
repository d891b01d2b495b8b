/** A dateline stands within this many characters of the start. */
const REACH = 120;

const isUpper = (text: string): boolean => text.length >= 2 && text === text.toUpperCase() && text !== text.toLowerCase();

/**
 * Where the report begins behind a dateline ("CITY, Month 4 (Wire) - "), counted from `start`; `start` when there is none.
 * A dateline opens with a place in capitals, or ends in an agency in brackets, and is closed by a dash.
 */
export function skipDateline(text: string, start: number, end: number): number {
  const reach = text.slice(start, Math.min(end, start + REACH));
  for (const dash of [" - ", " – ", " — ", ") -- "]) {
    const at = reach.indexOf(dash);
    if (at <= 0) continue;
    const head = reach.slice(0, at);
    const first = head.split(/[ ,(]/)[0] ?? "";
    if (isUpper(first) || head.trimEnd().endsWith(")")) return start + at + dash.length;
  }
  return start;
}
