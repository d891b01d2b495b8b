import type { MonthTable } from "../packs/months.ts";
import { dayNumber, isCalendarDay } from "../text/calendar.ts";
import { isDigit, isLetter } from "../text/characters.ts";

/** A date as written: its calendar day, and its time of day where one stands beside it. */
export interface WrittenDate {
  /** Days since 1970-01-01, in the writer's own time zone. */
  readonly day: number;
  /** Minutes after midnight UTC of `day` (the offset is already taken off); null when no time or no zone is written. */
  readonly minutes: number | null;
  /** Both orders of day and month were possible. */
  readonly ambiguous: boolean;
  readonly start: number;
  readonly end: number;
}

/** How a text writes numeric dates: 03/04 is 4 March in `month-first`. */
export type DateOrder = "day-first" | "month-first";

interface Piece {
  readonly kind: "number" | "word" | "mark";
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly word: string;
}

/** Words of dates are short; anything longer is no date. */
const longestWordChars = 16;
/** Arabic-Indic, Persian, Devanagari, Bengali and Thai digits stand for 0-9. */
const digitBlocks = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50] as const;

function digitValue(code: number): number {
  if (isDigit(code)) return code - 48;
  if (code < 0x660) return -1;
  for (const base of digitBlocks) if (code >= base && code <= base + 9) return code - base;
  return -1;
}

function readPieces(text: string, from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const start = at;
    if (digitValue(code) >= 0) {
      let value = 0;
      while (at < to && digitValue(text.charCodeAt(at)) >= 0) {
        if (at - start < 15) value = value * 10 + digitValue(text.charCodeAt(at));
        at += 1;
      }
      pieces.push({ kind: "number", start, end: at, value, word: "" });
    } else if (code === 0x5e74 || code === 0x6708 || code === 0x65e5 || code === 0xb144 || code === 0xc6d4 || code === 0xc77c) {
      at += 1;
      pieces.push({ kind: "mark", start, end: at, value: 0, word: code === 0x5e74 || code === 0xb144 ? "y" : code === 0x6708 || code === 0xc6d4 ? "m" : "d" });
    } else if (isLetter(code)) {
      while (at < to && (isLetter(text.charCodeAt(at)) || isMark(text.charCodeAt(at)))) at += 1;
      pieces.push({
        kind: "word",
        start,
        end: at,
        value: 0,
        word: at - start > longestWordChars ? "" : text.slice(start, at).toLowerCase().replaceAll("ي", "ی").replaceAll("ك", "ک"),
      });
    } else {
      at += 1;
      if (code !== 32 && code !== 0xa0 && code !== 10 && code !== 9 && code !== 13)
        pieces.push({ kind: "mark", start, end: at, value: 0, word: text.charAt(start) });
    }
  }
  return pieces;
}

function isMark(code: number): boolean {
  return (code >= 0x300 && code <= 0x36f) || (code >= 0x900 && code <= 0x963) || (code >= 0x980 && code <= 0x9e3) || (code >= 0xe30 && code <= 0xe4e);
}

/** All dates written in text[from, to), in order. Days that do not exist and years outside 1950-2100 are no dates. */
export function readDates(text: string, months: MonthTable, order: DateOrder, from = 0, to = text.length): WrittenDate[] {
  const pieces = readPieces(text, from, to);
  const dates: WrittenDate[] = [];
  let next = 0;
  for (const [at, piece] of pieces.entries()) {
    if (at < next) continue;
    const found = readDateAt(piece, pieces, at, months, order);
    if (found === null) continue;
    const time = readTime(pieces, found.next, months);
    next = time?.next ?? found.next;
    const end = Math.max(...pieces.slice(at, next).map((part) => part.end));
    dates.push({ day: found.day, minutes: time === null ? null : time.minutes, ambiguous: found.ambiguous, start: piece.start, end });
  }
  return dates;
}

interface Found {
  readonly day: number;
  readonly ambiguous: boolean;
  readonly next: number;
}

function dayOf(year: number, month: number, day: number): number | null {
  if (year >= 2493 && year <= 2643) return dayOf(year - 543, month, day);
  if (year < 1950 || year > 2100 || !isCalendarDay(year, month, day)) return null;
  return dayNumber(year, month, day);
}

function fullYear(value: number, digits: number): number {
  if (digits === 4) return value;
  return digits === 2 ? (value < 70 ? 2000 + value : 1900 + value) : 0;
}

function digitsOf(piece: Piece): number {
  return piece.end - piece.start;
}

function readDateAt(first: Piece, pieces: readonly Piece[], at: number, months: MonthTable, order: DateOrder): Found | null {
  if (first.kind === "number")
    return (
      numericDate(pieces, at, order) ?? cjkDate(pieces, at) ?? dayMonthYear(pieces, at, months) ?? yearMonthDay(pieces, at, months) ?? compactDate(pieces, at)
    );
  const month = months.months.get(first.word);
  return month === undefined ? null : monthDayYear(pieces, at, month, months);
}

/** 2020-01-02, 02/01/2020, 2.1.20, 2020. 1. 2. */
function numericDate(pieces: readonly Piece[], at: number, order: DateOrder): Found | null {
  const [a, m1, b, m2, c] = [pieces[at], pieces[at + 1], pieces[at + 2], pieces[at + 3], pieces[at + 4]];
  if (a === undefined || b?.kind !== "number" || c?.kind !== "number" || m1?.kind !== "mark" || m2?.kind !== "mark") return null;
  if (m1.word !== m2.word || !"-/.‑–".includes(m1.word)) return null;
  const previous = pieces[at - 1];
  // A fourth number in the same chain: a version or an address, not a date.
  if (previous?.kind === "mark" && previous.word === m1.word && previous.end === a.start && pieces[at - 2]?.kind === "number") return null;
  const next = at + 5;
  if (digitsOf(a) === 4) {
    const day = dayOf(a.value, b.value, c.value) ?? solarDay(a.value, b.value, c.value);
    return day === null || digitsOf(b) > 2 || digitsOf(c) > 2 ? null : { day, ambiguous: false, next };
  }
  if (digitsOf(a) > 2 || digitsOf(b) > 2) return null;
  const year = fullYear(c.value, digitsOf(c));
  if (year === 0 || (digitsOf(c) === 2 && m1.word === "-")) return null;
  const dayFirst = dayOf(year, b.value, a.value);
  const monthFirst = dayOf(year, a.value, b.value);
  const ambiguous = dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst;
  const preferred = order === "month-first" && m1.word === "/" ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
  const solar = digitsOf(c) === 4 ? solarDay(c.value, b.value, a.value) : null;
  const day = preferred ?? solar;
  return day === null ? null : { day, ambiguous, next };
}

/** 2020年1月2日 and the Korean form of it. */
function cjkDate(pieces: readonly Piece[], at: number): Found | null {
  const [y, my, m, mm, d] = [pieces[at], pieces[at + 1], pieces[at + 2], pieces[at + 3], pieces[at + 4]];
  if (y === undefined || my?.word !== "y" || m?.kind !== "number" || mm?.word !== "m" || d?.kind !== "number") return null;
  const day = dayOf(y.value, m.value, d.value);
  return day === null ? null : { day, ambiguous: false, next: pieces[at + 5]?.word === "d" ? at + 6 : at + 5 };
}

function skipLinks(pieces: readonly Piece[], at: number, months: MonthTable): number {
  let next = at;
  for (let steps = 0; steps < 3; steps += 1) {
    const piece = pieces[next];
    if (piece === undefined) break;
    const isLink =
      piece.kind === "mark"
        ? ".,-/ـ'’،\"ºª°".includes(piece.word) && piece.word !== ""
        : piece.kind === "word" && (months.links.has(piece.word) || ["st", "nd", "rd", "th", "er"].includes(piece.word));
    if (!isLink) break;
    next += 1;
  }
  return next;
}

/** 2 January 2020, 2. Januar 2020, 2 de enero de 2020, 29 Bahman 1398. */
function dayMonthYear(pieces: readonly Piece[], at: number, months: MonthTable): Found | null {
  const first = pieces[at];
  if (first === undefined || digitsOf(first) > 2) return null;
  const m = skipLinks(pieces, at + 1, months);
  const month = pieces[m];
  if (month?.kind !== "word") return null;
  const number = months.months.get(month.word);
  let y = skipLinks(pieces, m + 1, months);
  // Two names of one month side by side, as in Arabic: "24 نيسان / أبريل 2020".
  if (number !== undefined && months.months.get(pieces[y]?.word ?? "") === number) y = skipLinks(pieces, y + 1, months);
  const year = pieces[y];
  if (year?.kind !== "number") return null;
  if (number !== undefined) {
    const digits = digitsOf(year);
    const day = digits === 4 || (digits === 2 && pieces[y + 1]?.word !== ":") ? dayOf(fullYear(year.value, digits), number, first.value) : null;
    if (day !== null) return { day, ambiguous: false, next: y + 1 };
  }
  const solar = months.solarHijri.get(month.word);
  const day = solar === undefined || digitsOf(year) !== 4 ? null : solarDay(year.value, solar, first.value);
  return day === null ? null : { day, ambiguous: false, next: y + 1 };
}

/** January 2, 2020; Jan. 2nd 2020; a clock time may stand before the year in mail and Unix dates: "Jan 2 10:00:00 2020". */
function monthDayYear(pieces: readonly Piece[], at: number, month: number, months: MonthTable): Found | null {
  const d = skipLinks(pieces, at + 1, months);
  const dayPiece = pieces[d];
  if (dayPiece?.kind !== "number" || digitsOf(dayPiece) > 2) return null;
  let y = skipLinks(pieces, d + 1, months);
  if (pieces[y + 1]?.word === ":" && pieces[y + 3]?.word === ":") {
    y += 5;
    while (pieces[y]?.kind === "word" && y < d + 12) y += 1;
  }
  const year = pieces[y];
  if (year?.kind !== "number" || digitsOf(year) !== 4) return null;
  const day = dayOf(year.value, month, dayPiece.value);
  return day === null ? null : { day, ambiguous: false, next: y + 1 };
}

/** 2020. január 2., 2020 m. spalio 26 d. */
function yearMonthDay(pieces: readonly Piece[], at: number, months: MonthTable): Found | null {
  const first = pieces[at];
  if (first === undefined || digitsOf(first) !== 4) return null;
  const m = skipLinks(pieces, at + 1, months);
  const number = months.months.get(pieces[m]?.word ?? "");
  if (number === undefined) return null;
  const d = skipLinks(pieces, m + 1, months);
  const dayPiece = pieces[d];
  if (dayPiece?.kind !== "number" || digitsOf(dayPiece) > 2) return null;
  const day = dayOf(first.value, number, dayPiece.value);
  return day === null ? null : { day, ambiguous: false, next: d + 1 };
}

/** 20200102, alone or with a time behind it (20200102T1030). */
function compactDate(pieces: readonly Piece[], at: number): Found | null {
  const piece = pieces[at];
  if (piece === undefined || (digitsOf(piece) !== 8 && digitsOf(piece) !== 14)) return null;
  const eight = digitsOf(piece) === 14 ? Math.floor(piece.value / 1_000_000) : piece.value;
  const day = dayOf(Math.floor(eight / 10000), Math.floor(eight / 100) % 100, eight % 100);
  return day === null ? null : { day, ambiguous: false, next: at + 1 };
}

/** Solar Hijri to day number, by the 33-year cycle (right for 1244-1472, that is 1865-2093). */
function solarDay(year: number, month: number, day: number): number | null {
  if (year < 1329 || year > 1472 || month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return null;
  const since = year - 979;
  const days = 365 * since + Math.floor(since / 33) * 8 + Math.floor(((since % 33) + 3) / 4) + (month <= 7 ? (month - 1) * 31 : (month - 1) * 30 + 6) + day - 1;
  return days - 135061;
}

/** A clock time with a zone beside a date; null when either is missing. */
function readTime(pieces: readonly Piece[], at: number, months: MonthTable): { minutes: number | null; next: number } | null {
  let next = at;
  for (let steps = 0; steps < 3; steps += 1) {
    const piece = pieces[next];
    if (piece === undefined || piece.kind === "number") break;
    if (
      piece.kind === "mark"
        ? !",-–—|@•·T".includes(piece.word)
        : !["t", "at", "um", "à", "kl", "às", "ore", "о", "в", "alle", "klo", "kell"].includes(piece.word)
    )
      break;
    next += 1;
  }
  const hour = pieces[next];
  const minute = pieces[next + 2];
  if (
    hour?.kind !== "number" ||
    !":.h".includes(pieces[next + 1]?.word || "x") ||
    minute?.kind !== "number" ||
    hour.value > 24 ||
    minute.value > 59 ||
    digitsOf(minute) !== 2
  )
    return null;
  let hours = hour.value;
  next += 3;
  if (pieces[next]?.word === ":" && pieces[next + 1]?.kind === "number") next += 2;
  if (pieces[next]?.word === "." && pieces[next + 1]?.kind === "number" && pieces[next]?.end === pieces[next + 1]?.start) next += 2;
  const half = pieces[next]?.word;
  if (half === "am" || half === "pm" || ((half === "a" || half === "p") && pieces[next + 2]?.word === "m")) {
    if (half.startsWith("p") && hours < 12) hours += 12;
    if (half.startsWith("a") && hours === 12) hours = 0;
    next += half.length === 2 ? 1 : 4;
  }
  const zone = readZone(pieces, next, months);
  return zone === null ? { minutes: null, next } : { minutes: hours * 60 + minute.value - zone.minutes, next: zone.next };
}

function readZone(pieces: readonly Piece[], at: number, months: MonthTable): { minutes: number; next: number } | null {
  const piece = pieces[at];
  if (piece === undefined) return null;
  const named = piece.kind === "word" ? months.zones.get(piece.word) : undefined;
  const sign = named !== undefined ? pieces[at + 1] : piece;
  const hoursAt = named !== undefined ? at + 2 : at + 1;
  const hours = pieces[hoursAt];
  const isUtcName = named === 0;
  if (
    sign !== undefined &&
    "+-−".includes(sign.word) &&
    sign.word !== "" &&
    hours?.kind === "number" &&
    sign.end === hours.start &&
    (named === undefined || isUtcName)
  ) {
    const direction = sign.word === "+" ? 1 : -1;
    if (digitsOf(hours) === 4) return { minutes: direction * (Math.floor(hours.value / 100) * 60 + (hours.value % 100)), next: hoursAt + 1 };
    if (digitsOf(hours) <= 2 && hours.value <= 14) {
      const part = pieces[hoursAt + 1]?.word === ":" ? pieces[hoursAt + 2] : undefined;
      if (part?.kind === "number") return { minutes: direction * (hours.value * 60 + part.value), next: hoursAt + 3 };
      return { minutes: direction * hours.value * 60, next: hoursAt + 1 };
    }
  }
  return named === undefined ? null : { minutes: named, next: at + 1 };
}
