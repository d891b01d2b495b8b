/** Marks above letters: they differ between transliterations and never tell two names apart. */
const MARKS = /\p{M}/gu;
/** A word of a name: letters and digits with inner dots, apostrophes and hyphens ("U.S.", "O'Neill", "31st"). */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}.'’-]*/gu;
/** Endings that make a people or an adjective of a country's name, longest first. */
const SIDE_ENDINGS = ["ians", "ian", "eans", "ean", "ans", "ese", "ish", "ine", "an", "is", "ic", "es", "ia", "i", "a", "e", "n", "s", "y", ""];
/** A stem shorter than this says too little to join two names. */
const SHORTEST_STEM = 4;

/** Nothing but letters, digits and signs that every keyboard has: no mark to take away. */
const PLAIN = /^[ -~]*$/u;

/** Lower case, without marks, possessive ending and final dot. */
export function foldWord(word: string): string {
  const folded = PLAIN.test(word) ? word.toLowerCase() : word.normalize("NFKD").replace(MARKS, "").toLowerCase().replaceAll("’", "'");
  const owner = folded.endsWith("'s") ? folded.slice(0, -2) : folded.endsWith("'") ? folded.slice(0, -1) : folded;
  return owner.endsWith(".") && !owner.slice(0, -1).includes(".") ? owner.slice(0, -1) : owner;
}

/** A word of a name, folded, with whether it was written with a capital. */
export interface NameWord {
  readonly text: string;
  readonly capital: boolean;
}

/** Articles and particles that stand before a name with a hyphen or an apostrophe and are written small: "al-Tarabi", "d'Orsay". */
const PARTICLES = new Set(["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ul", "ur", "d", "l", "o"]);

/** Written with a capital, behind a small particle too. */
function isCapital(raw: string): boolean {
  const first = raw.charAt(0);
  if (first !== first.toLowerCase()) return true;
  const join = raw.search(/[-'’]/u);
  const next = raw.charAt(join + 1);
  return join > 0 && next !== next.toLowerCase() && PARTICLES.has(raw.slice(0, join));
}

/** The words of a name or role in order; at most the first forty, because no office is longer. */
export function readWords(text: string): readonly NameWord[] {
  const words: NameWord[] = [];
  for (const raw of text.slice(0, 400).match(WORD) ?? []) {
    words.push({ text: foldWord(raw), capital: isCapital(raw) });
    if (words.length === 40) break;
  }
  return words;
}

/** Same word, or two forms of one country or place ("Velmora", "Velmoran"). */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  if (shared < SHORTEST_STEM) return false;
  return SIDE_ENDINGS.includes(a.slice(shared)) && SIDE_ENDINGS.includes(b.slice(shared));
}

/** Every word of `part` stands in `whole`. */
export function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const word of part) if (!hasWord(whole, word)) return false;
  return true;
}

/** Neither of two sets of words stands in the other. */
export const clash = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => !isWithin(a, b) && !isWithin(b, a);

/** The set holds this word in one of its forms. */
export function hasWord(set: ReadonlySet<string>, word: string): boolean {
  if (set.has(word)) return true;
  for (const other of set) if (sameWord(word, other)) return true;
  return false;
}

/** Number of single-letter changes between two words, counted up to three. */
export function letterChanges(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > 40 || b.length > 40) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  let changes = b.length;
  for (let i = 1; i <= a.length; i++) {
    let corner = i - 1;
    changes = i;
    const next = [i];
    for (const [j, above] of row.slice(1).entries()) {
      changes = Math.min(above + 1, changes + 1, corner + (a[i - 1] === b[j] ? 0 : 1));
      corner = above;
      next.push(changes);
    }
    row = next;
  }
  return Math.min(3, changes);
}

/** Two surnames that transliteration spells differently: "Tykhy" and "Tykhi", "Zelenskyy" and "Zelensky". */
export function sameSurname(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 5 || b.length < 5 || a.slice(0, 3) !== b.slice(0, 3)) return false;
  return letterChanges(a, b) <= (Math.min(a.length, b.length) >= 8 ? 2 : 1);
}

/** One person under two forms of a name: equal surnames, and first names that do not speak against it. */
export function samePerson(a: readonly string[], b: readonly string[]): boolean {
  const [firstA, firstB, lastA, lastB] = [a[0], b[0], a.at(-1), b.at(-1)];
  if (firstA === undefined || firstB === undefined || lastA === undefined || lastB === undefined) return false;
  if (lastA === "" || !sameSurname(lastA, lastB)) return false;
  if (a.length === 1 || b.length === 1) return true;
  if (firstA.length === 1 || firstB.length === 1) return firstA[0] === firstB[0];
  return firstA === firstB || (firstA[0] === firstB[0] && letterChanges(firstA, firstB) <= 2);
}
