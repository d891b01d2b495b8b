/** A list in parts of at most `most` items: a statement carries only so many values. */
export function* inParts<T>(list: readonly T[], most: number): Iterable<readonly T[]> {
  for (let at = 0; at < list.length; at += most) yield list.slice(at, at + most);
}

/** Ids in one statement. */
export const MOST_IDS = 500;
/** Rows in one statement. */
export const MOST_ROWS = 100;
