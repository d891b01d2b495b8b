import { float64At, uint32At } from "./number-at.ts";
import { countHashes } from "./numbering.ts";

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
  const countOf = countHashes(vectors);
  return vectors.map(({ hashes, weights }) => {
    const contrasted = new Float64Array(weights.length);
    let squares = 0;
    for (let at = 0; at < weights.length; at++) {
      const weight = contrastWeight(float64At(weights, at), countOf(uint32At(hashes, at)), vectors.length);
      contrasted[at] = weight;
      squares += weight * weight;
    }
    const norm = Math.sqrt(squares) || 1;
    for (let at = 0; at < contrasted.length; at++) contrasted[at] = float64At(contrasted, at) / norm;
    return { hashes, weights: contrasted };
  });
}

/** A vector with further features, lowest hash first; they must be new to it. */
export function addFeatures(vector: Vector, more: Vector): Vector {
  const size = vector.hashes.length + more.hashes.length;
  const hashes = new Uint32Array(size);
  const weights = new Float64Array(size);
  for (let at = 0, mine = 0, theirs = 0; at < size; at++) {
    const isMine = theirs === more.hashes.length || (mine < vector.hashes.length && uint32At(vector.hashes, mine) <= uint32At(more.hashes, theirs));
    const from = isMine ? vector : more;
    const next = isMine ? mine++ : theirs++;
    hashes[at] = uint32At(from.hashes, next);
    weights[at] = float64At(from.weights, next);
  }
  return { hashes, weights };
}

/** The weight of a feature, 0 when the vector lacks it. */
export function weightIn({ hashes, weights }: Vector, hash: number): number {
  let from = 0;
  let to = hashes.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (uint32At(hashes, middle) < hash) from = middle + 1;
    else to = middle;
  }
  return hashes[from] === hash ? float64At(weights, from) : 0;
}
