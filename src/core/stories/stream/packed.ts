/**
 * A feature of a kept vector in 32 bits: 24 bits of its hash and 8 of the root of its weight (0 to 1), so that small weights keep their proportions.
 * Two features of a pair of articles are taken for one once in some thousand pairs.
 */
export const packFeature = (hash: number, weight: number): number => ((hash & 0xffffff00) | Math.round(Math.sqrt(Math.min(1, weight)) * 255)) >>> 0;

/** Weights by their 8 bits. */
const WEIGHTS = Float64Array.from({ length: 256 }, (_, step) => (step / 255) ** 2);

/** The number of a packed feature, and of a hash: what both are compared by. */
export const featureOf = (packed: number): number => packed >>> 8;

export const weightOf = (packed: number): number => WEIGHTS[packed & 0xff] ?? 0;
