/** A dateline stands within this many characters of the start. */
const REACH = 120;

/** Words of a place and a date at most. */
const MOST_WORDS = 7;
/** Small words inside the name of a place. */
const SMALL = new Set(["de", "of", "del", "la", "el", "al", "and", "the"]);

const isUpper = (text: string): boolean => text.length >= 2 && text === text.toUpperCase() && text !== text.toLowerCase();

const isName = (word: string): boolean => {
  const first = word.charAt(0);
  return first !== first.toLowerCase() || /^[0-9]/.test(word);
};

/** Words of a place and a date: all begin with a capital or a digit, "de" and "of" between them aside. */
const isPlaceLine = (head: string): boolean => {
  const words = head.split(/[ ,()/]+/).filter((word) => word !== "");
  const [first] = words;
  return first !== undefined && isName(first) && words.length <= MOST_WORDS && words.every((word) => isName(word) || SMALL.has(word));
};

/** What stands behind a dateline opens a sentence: a capital, a digit or a quotation mark. */
const opensSentence = (text: string, at: number): boolean => /^[\p{Lu}\p{N}"'“‘«]/u.test(text.slice(at, at + 2));

/**
 * Where the report begins behind a dateline ("CITY, Month 4 (Wire) - "), counted from `start`; `start` when there is none.
 * A dateline is closed by a dash, and opens with a place in capitals, ends in an agency in brackets, or has nothing but names and a date in it;
 * or it is a place in capitals with an agency in brackets, closed by the bracket.
 */
export function skipDateline(text: string, start: number, end: number): number {
  const reach = text.slice(start, Math.min(end, start + REACH));
  for (const dash of [" - ", " – ", " — ", ") -- ", " : "]) {
    const at = reach.indexOf(dash);
    if (at <= 0) continue;
    const head = reach.slice(0, at);
    const first = head.replace(/[ ,(].*/s, "");
    const behind = start + at + dash.length;
    if (opensBracket(head) && dash !== ") -- ") continue;
    if (dash !== " : " && (isUpper(first) || head.trimEnd().endsWith(")"))) return behind;
    if (isPlaceLine(head) && opensSentence(text, behind)) return behind;
  }
  const open = reach.indexOf(" (");
  const close = open < 0 ? -1 : reach.indexOf(") ", open);
  if (close > 0 && isUpper(reach.slice(0, open).trim()) && isPlaceLine(reach.slice(0, open)) && opensSentence(text, start + close + 2))
    return start + close + 2;
  return start;
}

/** A bracket is open at the end of these words: the dash stands inside it. */
const opensBracket = (head: string): boolean => head.lastIndexOf("(") > head.lastIndexOf(")");
