/** Character classes of UTF-16 code units, decided without regular expressions: the scanners call them for every character. */

/** Space of any kind: ASCII, no-break, the typographic spaces, zero-width space, line and paragraph separators, ideographic space, byte order mark. */
export function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return code === 0x7f || code === 0x85;
  return (
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** An ASCII digit. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A letter, or a mark that stands inside a word; beyond Latin-1 everything but punctuation, symbols and surrogates counts as a letter. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba || code === 0xb2 || code === 0xb3 || code === 0xb9;
  if (code === 0xd7 || code === 0xf7) return false;
  if (code < 0x2000) return code !== 0x1680;
  if (code < 0x2070) return code === 0x200c || code === 0x200d;
  if (code < 0x20a0) return true;
  if (code < 0x20d0) return false;
  if (code < 0x2c00) return code < 0x2190 && code >= 0x2100 && code !== 0x2116;
  if (code >= 0x2e00 && code < 0x2e80) return false;
  if (code >= 0x3000 && code <= 0x3020) return false;
  if (code >= 0xd800 && code <= 0xf8ff) return false;
  return !(code >= 0xfe10 && code <= 0xfe6f) && !(code >= 0xff00 && code <= 0xff20) && code < 0xfff0;
}

/** A letter or a digit. */
export function isWordCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

/** An upper-case letter: one that changes when lower-cased. */
export function isUpper(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  if (code < 0xc0 || !isLetter(code)) return false;
  const letter = String.fromCharCode(code);
  return letter.toLowerCase() !== letter;
}

/** A lower-case letter: one that changes when upper-cased. */
export function isLower(code: number): boolean {
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  if (code < 0xc0 || !isLetter(code)) return false;
  const letter = String.fromCharCode(code);
  return letter.toUpperCase() !== letter;
}
