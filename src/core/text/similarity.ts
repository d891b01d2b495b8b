/** Size of the intersection of two sorted lists without repeats. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) {
      shared++;
      i++;
      j++;
    } else if (left < right) i++;
    else j++;
  }
  return shared;
}

/** Estimated resemblance of two texts (0 to 1): share of signature bins that agree. */
export function estimateResemblance(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let bin = 0; bin < a.length; bin++) if (a[bin] === b[bin]) equal++;
  return a.length === 0 ? 0 : equal / a.length;
}

