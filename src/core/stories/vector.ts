/** Weights by feature; features by hash, lowest first. */
export interface Vector {
  readonly hashes: Uint32Array;
  readonly weights: Float64Array;
}

/** A feature that only one article of a subject has cannot be shared, yet says that the article tells of something else. */
const LONE_FEATURE = 0.5;

/** A feature's weight where `count` of so many articles have it. */
export function contrastWeight(value: number, count: number, articles: number): number {
  return value * (1 - (count - 1) / (articles + 1)) * (count > 1 ? 1 : LONE_FEATURE);
}

/** Vectors with what most of them share played down, at unit length: what is left tells events of one kind apart. */
export function contrastVectors(vectors: readonly Vector[]): readonly Vector[] {
  const counts = new Map<number, number>();
  for (const { hashes } of vectors) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  return vectors.map(({ hashes, weights }) => {
    const contrasted = new Float64Array(weights.length);
    let squares = 0;
    for (let at = 0; at < weights.length; at++) {
      const weight = contrastWeight(weights[at] ?? 0, counts.get(hashes[at] ?? 0) ?? 1, vectors.length);
      contrasted[at] = weight;
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares) || 1;
    for (let at = 0; at < contrasted.length; at++) contrasted[at] = (contrasted[at] ?? 0) / norm;
    return { hashes, weights: contrasted };
  });
}

/** A vector with further features; hashes must be new to it. */
export function addFeatures(vector: Vector, more: readonly { readonly hash: number; readonly weight: number }[]): Vector {
  if (more.length === 0) return vector;
  const sorted = more.toSorted((a, b) => a.hash - b.hash);
  const size = vector.hashes.length + sorted.length;
  const hashes = new Uint32Array(size);
  const weights = new Float64Array(size);
  for (let at = 0, mine = 0, theirs = 0; at < size; at++) {
    const next = sorted[theirs];
    const isMine = next === undefined || (mine < vector.hashes.length && (vector.hashes[mine] ?? 0) <= next.hash);
    hashes[at] = isMine ? (vector.hashes[mine] ?? 0) : next.hash;
    weights[at] = isMine ? (vector.weights[mine] ?? 0) : next.weight;
    if (isMine) mine++;
    else theirs++;
  }
  return { hashes, weights };
}

/** The weight of a feature, 0 when the vector lacks it. */
export function weightIn({ hashes, weights }: Vector, hash: number): number {
  let from = 0;
  let to = hashes.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((hashes[middle] ?? 0) < hash) from = middle + 1;
    else to = middle;
  }
  return hashes[from] === hash ? (weights[from] ?? 0) : 0;
}
