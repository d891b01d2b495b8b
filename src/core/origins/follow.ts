/** Where a chain of steps from one id to the next ends; a ring ends before it comes round. */
export function followToEnd(start: string, next: ReadonlyMap<string, string>): string {
  const seen = new Set([start]);
  let at = start;
  for (let step = next.get(at); step !== undefined && !seen.has(step); step = next.get(at)) {
    seen.add(step);
    at = step;
  }
  return at;
}
