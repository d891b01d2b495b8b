/** Word -> stem by a list of endings with what takes their place; the first that fits and leaves three letters wins. */
export function stemWord(lower: string, endings: readonly (readonly [string, string])[]): string {
  for (const [ending, put] of endings) {
    if (lower.length - ending.length >= 3 && lower.endsWith(ending)) return lower.slice(0, lower.length - ending.length) + put;
  }
  return lower;
}

/** Letters that stay when an ending is cut from a name. */
const MIN_NAME = 4;

/** Name word -> key under which spellings ("Tykhy", "Tykhi"), demonyms and plurals of one name meet. */
export function keyName(lower: string, endings: readonly string[]): string {
  let key = "";
  for (let at = 0; at < lower.length; at++) {
    const letter = lower.charAt(at) === "y" ? "i" : lower.charAt(at);
    if (letter !== key.charAt(key.length - 1)) key += letter;
  }
  for (const ending of endings) {
    if (key.length - ending.length >= MIN_NAME && key.endsWith(ending)) return key.slice(0, key.length - ending.length);
  }
  return key;
}
