/** Words in one shingle: long enough that two writers hardly hit on the same one, short enough to survive light editing. */
export const SHINGLE_WORDS = 4;

/** FNV-1a over UTF-16 code units, unsigned 32 bit. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Scrambles a 32-bit number so that all of its bits depend on all of the input's. */
export function mixBits(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hashes of all runs of `SHINGLE_WORDS` words, sorted, without repeats; a text shorter than one shingle gives one hash. */
export function hashShingles(words: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(words.length);
  for (const [at, word] of words.entries()) hashes[at] = hashText(word);
  const count = Math.max(words.length === 0 ? 0 : 1, words.length - SHINGLE_WORDS + 1);
  const shingles = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    let hash = 0;
    for (let k = at; k < at + SHINGLE_WORDS && k < words.length; k++) hash = (Math.imul(hash, 0x01000193) + (hashes[k] ?? 0)) | 0;
    shingles[at] = mixBits(hash);
  }
  shingles.sort();
  return shingles.filter((hash, at) => at === 0 || hash !== shingles[at - 1]);
}
