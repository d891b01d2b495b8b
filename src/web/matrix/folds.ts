import type { OriginGroup, StoryView } from "../data/story-view.ts";

/** Groups that are open unless somebody folds them: more would push the counts off the screen. */
const OPEN_AT_FIRST = 4;

/** Ids of the groups that show one narrow column; `turned` are those a person folded or unfolded. */
export function foldedGroups({ groups }: StoryView, turned: readonly string[] = []): ReadonlySet<string> {
  const attributed = groups.filter(({ origin }) => origin.kind !== "unattributed");
  const open = new Set(attributed.slice(0, OPEN_AT_FIRST).map(({ origin }) => origin.id));
  const isFolded = ({ origin }: OriginGroup): boolean => open.has(origin.id) === turned.includes(origin.id);
  return new Set(groups.filter(isFolded).map(({ origin }) => origin.id));
}

/** Turned groups after one more was turned. */
export const turn = (turned: readonly string[] = [], id: string): readonly string[] | undefined => {
  const next = turned.includes(id) ? turned.filter((one) => one !== id) : [...turned, id];
  return next.length === 0 ? undefined : next;
};
