/** A shuffle that is the same for the same seed (linear congruential steps, Fisher and Yates). */
export function seededShuffle<T>(items: readonly T[], seed: number): readonly T[] {
  const list = [...items];
  let state = (seed * 2_654_435_761) >>> 0;
  for (let at = list.length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [list[at], list[other]] = [list[other] as T, list[at] as T];
  }
  return list;
}
