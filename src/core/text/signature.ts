import { mixBits } from "./shingles.ts";

/** Bins of a signature; the standard error of an estimated resemblance r is sqrt(r(1-r)/128), at most .045. */
export const SIGNATURE_BINS = 128;
const SHIFT = 25;
/** Bands of four bins: two texts with resemblance .5 meet in at least one of 32 bands with probability .87, with .7 practically always. */
export const BANDS = 32;
const ROWS = SIGNATURE_BINS / BANDS;

/** One-permutation MinHash: the least hash in each of 128 bins; an empty bin borrows from the next full one to its right. */
export function signShingles(shingles: Uint32Array): Uint32Array {
  const bins = new Uint32Array(SIGNATURE_BINS).fill(0xffffffff);
  for (const hash of shingles) {
    const bin = hash >>> SHIFT;
    if (hash < (bins[bin] ?? 0)) bins[bin] = hash;
  }
  if (shingles.length === 0) return bins;
  const full = bins.slice();
  for (let bin = 0; bin < SIGNATURE_BINS; bin++) {
    let step = 0;
    while (full[(bin + step) % SIGNATURE_BINS] === 0xffffffff && step < SIGNATURE_BINS) step++;
    if (step > 0) bins[bin] = mixBits((full[(bin + step) % SIGNATURE_BINS] ?? 0) + step);
  }
  return bins;
}

/** One key a band; texts that share a key are candidates for being copies of each other. */
export function bandKeys(signature: Uint32Array): Uint32Array {
  const keys = new Uint32Array(BANDS);
  for (let band = 0; band < BANDS; band++) {
    let hash = band;
    for (let row = 0; row < ROWS; row++) hash = mixBits(Math.imul(hash, 31) + (signature[band * ROWS + row] ?? 0));
    keys[band] = hash;
  }
  return keys;
}
