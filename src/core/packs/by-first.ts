/** Every word of some lists, each to the first of its list. */
export const byFirst = (lists: readonly (readonly string[])[]): ReadonlyMap<string, string> =>
  new Map(lists.flatMap((list) => list.slice(0, 1).flatMap((first) => list.map((word) => [word, first] as const))));
