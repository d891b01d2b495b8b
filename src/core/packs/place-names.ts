/** Letters that do not come apart into a base letter and marks. */
const letters: Readonly<Record<string, string>> = { ł: "l", ø: "o", ß: "ss", æ: "ae", œ: "oe", đ: "d", ð: "d", þ: "th", ı: "i", ə: "a", ħ: "h" };

/** Combining marks left by NFD. */
const marks = /[\u0300-\u036f]/g;
/** Letters of the table above. */
const special = /[łøßæœđðþıəħ]/g;
/** Anything beyond plain lower-case letters, digits and single spaces. */
const unplain = /[^a-z0-9 ]/;
/** Apostrophes and soft signs, which transliterations put or leave out. */
const apostrophes = /['’‘ʼʻ`´ʹ]/g;
/** Everything else that only divides words. */
const dividers = /[^\p{L}\p{N}]+/gu;

/** A place name as the gazetteer looks it up: lower case, no marks, apostrophes or hyphens, "St." written out. */
export function foldPlaceName(name: string): string {
  let folded = name.toLowerCase();
  if (unplain.test(folded)) {
    folded = folded
      .normalize("NFD")
      .replace(marks, "")
      .replace(special, (letter) => letters[letter] ?? letter)
      .replace(apostrophes, "")
      .replace(dividers, " ")
      .trim();
  }
  return folded.startsWith("st ") ? `saint ${folded.slice(3)}` : folded;
}

/** Two 32-bit hashes of a folded name (FNV-1a and a multiplicative one); together they stand for the name in the index. */
export function hashPlaceName(folded: string): readonly [number, number] {
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x85ebca6b) ^ (second >>> 13);
  }
  return [first >>> 0, second >>> 0];
}
