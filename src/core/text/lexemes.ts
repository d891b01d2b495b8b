/** What a lexeme is: a run of letters, a figure in digits, a clock time or other code in digits, one sign, or the end of a paragraph. */
export type LexemeKind = "word" | "number" | "clock" | "code" | "sign" | "break";

/** One smallest piece of text for reading numbers; offsets count UTF-16 units of the text it came from. */
export interface Lexeme {
  readonly kind: LexemeKind;
  readonly start: number;
  readonly end: number;
  /** As written. */
  readonly text: string;
  /** Lower case, apostrophes straight, dots of abbreviations removed ("a.m." is "am"). */
  readonly lower: string;
  /** White space stands before it. */
  readonly gap: boolean;
  /** Value of a number, NaN for all others. */
  readonly value: number;
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Any letter or combining mark beyond ASCII. */
const LETTER = /[\p{L}\p{M}]/u;
const isLetter = (code: number, char: string): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code > 127 && LETTER.test(char));
const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  code === 0x2009 ||
  code === 0x202f ||
  code === 0x3000 ||
  code === 0xfeff ||
  (code >= 0x2000 && code <= 0x200b);
/** Spaces that printers put between groups of three digits. */
const isGroupSpace = (code: number): boolean => code === 0xa0 || code === 0x2009 || code === 0x202f;
const VULGAR: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅕": 1 / 5,
  "⅛": 1 / 8,
  "⅜": 3 / 8,
  "⅝": 5 / 8,
  "⅞": 7 / 8,
};
/** Denominators people write with a stroke; anything else with a stroke is a code ("24/7", "118/31"). */
const DENOMINATORS = new Set([2, 3, 4, 5, 6, 7, 8, 10, 16, 32, 64, 128]);
/** Longest run of digits read as one number; longer ones are codes. */
const MAX_DIGITS = 18;
/** Groups that one written number may have; what runs on longer is a list, and reading it anew from each place would take time by its square. */
const MAX_GROUPS = 6;

/** The sign that begins at a place: two units where they are a pair. */
function signAt(text: string, at: number): string {
  const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return isPair ? text.slice(at, at + 2) : text.charAt(at);
}

/** Cuts text[from, to) into lexemes in one pass; every unit of the text is looked at a bounded number of times. */
export function readLexemes(text: string, from = 0, to: number = text.length): readonly Lexeme[] {
  const out: Lexeme[] = [];
  let gap = true;
  let at = from;
  const push = (kind: LexemeKind, start: number, end: number, value = Number.NaN): void => {
    const written = text.slice(start, end);
    let lower = written;
    if (kind === "word") {
      lower = lower.toLowerCase();
      if (lower.includes("’")) lower = lower.replaceAll("’", "'");
      if (lower.includes(".")) lower = lower.replaceAll(".", "");
    } else if (lower === "’") lower = "'";
    out.push({ kind, start, end, text: written, lower, gap, value });
    gap = false;
    at = end;
  };
  while (at < to) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      if (code === 10) {
        let next = at + 1;
        while (next < to && (text[next] === " " || text[next] === "\t" || text[next] === "\r")) next += 1;
        if (text[next] === "\n" && out.length > 0 && out[out.length - 1]?.kind !== "break") push("break", at, at + 1);
        at = Math.max(at + 1, next);
      } else at += 1;
      gap = true;
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)) && (gap || !isWordEnd()))) readNumber();
    else {
      const char = signAt(text, at);
      if (VULGAR[char] !== undefined) push("number", at, at + char.length, VULGAR[char]);
      else if (isLetter(code, char)) push("word", at, wordEnd(at));
      else push("sign", at, at + char.length);
    }
  }
  return out;

  /** What stands right before, without a gap, is a word or a number. */
  function isWordEnd(): boolean {
    const kind = out.at(-1)?.kind;
    return kind === "word" || kind === "number";
  }

  /** End of a word: letters, inner apostrophes, and the dots of single letters ("U.S.", "p.m."). */
  function wordEnd(start: number): number {
    let end = start;
    let letters = 0;
    let dotted = false;
    while (end < to) {
      const code = text.charCodeAt(end);
      const point = signAt(text, end);
      if (isLetter(code, point)) {
        letters = dotted ? 1 : letters + 1;
        dotted = false;
        end += point.length;
      } else if ((code === 39 || code === 0x2019) && end + 1 < to && isLetter(text.charCodeAt(end + 1), text.charAt(end + 1))) {
        end += 1;
        letters += 2;
      } else if (
        code === 46 &&
        letters === 1 &&
        end + 1 < to &&
        isLetter(text.charCodeAt(end + 1), text.charAt(end + 1)) &&
        !isLetter(text.charCodeAt(end + 2), text.charAt(end + 2))
      ) {
        end += 1;
        dotted = true;
      } else break;
    }
    return end;
  }

  function digitsEnd(start: number): number {
    let end = start;
    while (end < to && isDigit(text.charCodeAt(end))) end += 1;
    return end;
  }

  /** End of digit groups joined by `separator`: groups of three, or the Indian pattern 1,40,000. */
  function groupsEnd(start: number, first: number, isSeparator: (code: number) => boolean): number {
    if (first - start > 3) return first;
    let end = first;
    let inner = 0;
    let groups = 0;
    while (end < to && isSeparator(text.charCodeAt(end))) {
      groups += 1;
      if (groups > MAX_GROUPS) return first;
      const next = digitsEnd(end + 1);
      const length = next - end - 1;
      if (length === 3) {
        end = next;
        if (inner > 0) return end;
      } else if (length === 2 && first - start <= 2) {
        inner += 1;
        end = next;
      } else break;
    }
    return inner > 0 ? first : end;
  }

  function readNumber(): void {
    const start = at;
    const first = digitsEnd(start);
    const next = text.charCodeAt(first);
    // telephone numbers and the like: a leading zero, or groups hung together by hyphens
    const zero = text[start] === "0" && first - start > 1;
    const plus = start > 0 && text[start - 1] === "+" && first - start >= 2 && (zero || next === 32);
    if (zero && next === 58 && isDigit(text.charCodeAt(first + 1))) return clock(start, first);
    if (zero && next === 46 && isDigit(text.charCodeAt(first + 1))) return code(start, codeEnd(first, ".-"));
    if (zero || plus) return code(start, codeEnd(first, " -/"));
    if (first - start > MAX_DIGITS) return code(start, first);
    if (next === 58 && first - start <= 2 && isDigit(text.charCodeAt(first + 1)) && isDigit(text.charCodeAt(first + 2))) return clock(start, first);
    if ((next === 47 || next === 0x2044) && isDigit(text.charCodeAt(first + 1))) return stroke(start, first);
    if (next === 45 && isDigit(text.charCodeAt(first + 1))) {
      const second = digitsEnd(first + 1);
      if (text.charCodeAt(second) === 45 && isDigit(text.charCodeAt(second + 1))) return code(start, codeEnd(second, "-"));
    }
    let end = groupsEnd(start, first, (c) => c === 44);
    if (end === first) end = groupsEnd(start, first, isGroupSpace);
    if (end === first && next === 32) {
      const spaced = groupsEnd(start, first, (c) => c === 32);
      if (spaced > first && !isDigit(text.charCodeAt(spaced + 1)) && out[out.length - 1]?.kind !== "number") end = spaced;
    }
    let digits = "";
    for (let k = start; k < end; k += 1) if (isDigit(text.charCodeAt(k))) digits += text[k];
    let fraction = "";
    if (text[end] === "." && isDigit(text.charCodeAt(end + 1))) {
      const decimals = digitsEnd(end + 1);
      if (text[decimals] === "." && isDigit(text.charCodeAt(decimals + 1))) {
        const last = codeEnd(decimals, ".");
        const groups = text.slice(start, last).split(".");
        if (groups.slice(1).every((g) => g.length === 3)) return push("number", start, last, Number(groups.join("")));
        return code(start, last);
      }
      fraction = `.${text.slice(end + 1, Math.min(decimals, end + 1 + MAX_DIGITS))}`;
      end = decimals;
    }
    let value = Number(`${digits}${fraction}`);
    const vulgar = VULGAR[text.charAt(end)];
    if (vulgar !== undefined && fraction === "") {
      value += vulgar;
      end += 1;
    }
    if (text[end] === "×" && text.startsWith("10", end + 1)) {
      let power = end + 3;
      if (text[power] === "^") power += 1;
      const minus = text[power] === "-" || text[power] === "−";
      if (minus) power += 1;
      const last = digitsEnd(power);
      if (last > power && last - power < 3) {
        value = Number(`${value}e${minus ? "-" : ""}${text.slice(power, last)}`);
        end = last;
      }
    }
    push("number", start, end, value);
  }

  function codeEnd(start: number, joints: string): number {
    let end = start;
    while (end < to && joints.includes(text.charAt(end)) && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(end + 1);
    return end;
  }
  function code(start: number, end: number): void {
    push("code", start, end);
  }
  function clock(start: number, colon: number): void {
    let end = digitsEnd(colon + 1);
    while (text[end] === ":" && isDigit(text.charCodeAt(end + 1))) end = digitsEnd(end + 1);
    push("clock", start, end);
  }
  function stroke(start: number, mark: number): void {
    const end = digitsEnd(mark + 1);
    const above = Number(text.slice(start, mark));
    const below = Number(text.slice(mark + 1, end));
    if (text[end] !== "/" && above < below && DENOMINATORS.has(below)) push("number", start, end, above / below);
    else code(start, codeEnd(end, "/"));
  }
}
