import type { Origin, OriginPair } from "../model/index.ts";

/** The same words stand on the record under a name: the one basis on which an unnamed statement may be joined to a named one. */
const SAME_WORDS = "same-quotation";

/** Joining the two would say who an unnamed speaker is. Such a ruling is dropped, whoever made it. */
export function unmasks(a: Origin, b: Origin, pairs: readonly OriginPair[]): boolean {
  const kinds = [a.kind, b.kind];
  if (!kinds.includes("anonymous-group") || !kinds.includes("person")) return false;
  const ids = [a.id, b.id];
  return !pairs.some((pair) => ids.includes(pair.a) && ids.includes(pair.b) && pair.basis.startsWith(SAME_WORDS));
}
