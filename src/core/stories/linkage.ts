/** A weighted link between two items, by position. */
export interface Link {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

/**
 * Average linkage over a sparse graph: joins the two groups with the highest mean score of all their pairs (a missing link counts 0) until none
 * reaches `least`. Ties go to the lower positions, so the answer depends on the items alone. Returns each item's group, named by its lowest item.
 */
export function linkGroups(count: number, links: readonly Link[], least: number): number[] {
  const group = Array.from({ length: count }, (_, at) => at);
  const members = Array.from({ length: count }, (_, at): number[] => [at]);
  const sums = Array.from({ length: count }, () => new Map<number, number>());
  const heap: Link[] = [];
  const before = (x: Link, y: Link): boolean => x.score > y.score || (x.score === y.score && (x.a < y.a || (x.a === y.a && x.b < y.b)));
  const push = (link: Link): void => {
    let at = heap.length;
    heap.push(link);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || !before(link, parent)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = link;
  };
  const pop = (): Link | undefined => {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let best = left;
      const l = heap[left];
      const r = heap[right];
      if (l === undefined) break;
      if (r !== undefined && before(r, l)) best = right;
      const child = heap[best];
      if (child === undefined || !before(child, last)) break;
      heap[at] = child;
      at = best;
    }
    heap[at] = last;
    return top;
  };
  const score = (a: number, b: number): number => (sums[a]?.get(b) ?? 0) / ((members[a]?.length ?? 1) * (members[b]?.length ?? 1));
  const offer = (a: number, b: number): void => {
    const value = score(a, b);
    if (value >= least) push(a < b ? { a, b, score: value } : { a: b, b: a, score: value });
  };
  for (const { a, b, score: value } of links) {
    if (a === b) continue;
    sums[a]?.set(b, value);
    sums[b]?.set(a, value);
  }
  for (const { a, b } of links) if (a !== b) offer(a, b);
  for (let top = pop(); top !== undefined; top = pop()) {
    const { a, b } = top;
    const left = members[a];
    const right = members[b];
    // Out of date: one of the two has been joined since, or their score has changed.
    if (left === undefined || right === undefined || left.length === 0 || right.length === 0 || score(a, b) !== top.score) continue;
    left.push(...right);
    for (const item of right) group[item] = a;
    members[b] = [];
    const mine = sums[a] ?? new Map<number, number>();
    for (const [other, value] of sums[b] ?? []) {
      sums[other]?.delete(b);
      if (other === a) continue;
      const sum = (mine.get(other) ?? 0) + value;
      mine.set(other, sum);
      sums[other]?.set(a, sum);
    }
    mine.delete(b);
    sums[b] = new Map();
    for (const other of mine.keys()) offer(a, other);
  }
  return group;
}
