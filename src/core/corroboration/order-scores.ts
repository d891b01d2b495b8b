/** The places of scores from the highest down; equal ones stay in their order. */
export function highestFirst(scores: Float64Array): Uint32Array {
  const size = scores.length;
  const ascending = scores.toSorted();
  const taken = new Uint32Array(size);
  const order = new Uint32Array(size);
  for (let at = 0; at < size; at++) {
    const score = scores[at] as number;
    let from = 0;
    let to = size;
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((ascending[middle] as number) <= score) from = middle + 1;
      else to = middle;
    }
    const higher = size - from;
    const equals = taken[higher] as number;
    taken[higher] = equals + 1;
    order[higher + equals] = at;
  }
  return order;
}
