import { Triangle } from "./triangle.ts";

/**
 * Average linkage: joins groups whose mean score over all their pairs is the highest either of them has, as long as it reaches `least`. Follows chains of
 * nearest neighbours, which gives what joining the best pair of all each time would give (Murtagh 1983), in time with the square of the items. Ties go to
 * the lower positions. Returns each item's group, named by its lowest item.
 */
export function linkGroups(count: number, scores: Triangle, least: number): number[] {
  const group = Array.from({ length: count }, (_, at) => at);
  const members = Array.from({ length: count }, (_, at): number[] => [at]);
  const sums = new Triangle(count);
  for (let a = 1; a < count; a++) for (let b = 0; b < a; b++) sums.set(a, b, scores.get(a, b));
  // groups that may still be joined, by their name
  const open = group.slice();
  const close = (name: number): void => {
    open.splice(open.indexOf(name), 1);
  };
  const chain: number[] = [];
  while (open.length > 0) {
    const top = chain[chain.length - 1] ?? (open[0] as number);
    if (chain.length === 0) chain.push(top);
    const before = chain[chain.length - 2] ?? -1;
    const own = members[top]?.length ?? 1;
    const meanWith = (other: number): number => sums.get(top, other) / (own * (members[other]?.length ?? 1));
    let nearest = before;
    let most = before < 0 ? Number.NEGATIVE_INFINITY : meanWith(before);
    for (const other of open) {
      if (other === top) continue;
      const mean = meanWith(other);
      if (mean > most) [nearest, most] = [other, mean];
    }
    if (nearest < 0 || most < least) {
      // nothing it could be joined with later comes nearer than what it could be joined with now
      chain.pop();
      close(top);
    } else if (nearest !== before) {
      chain.push(nearest);
    } else {
      chain.length -= 2;
      const [kept, gone] = top < before ? [top, before] : [before, top];
      for (const other of open) if (other !== kept && other !== gone) sums.add(kept, other, sums.get(gone, other));
      members[kept]?.push(...(members[gone] ?? []));
      members[gone] = [];
      close(gone);
    }
  }
  members.forEach((items, name) => {
    for (const item of items) group[item] = name;
  });
  return group;
}
