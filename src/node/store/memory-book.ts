/** One book of the store in memory. */
export interface MemoryBook<B> {
  readonly book: B;
  /** Remembers how the book stands; the function it gives puts it back, for a transaction that fails. */
  readonly keep: () => () => void;
}

/** The same for maps whose values are replaced and never changed in place. */
export function keepMaps(maps: readonly Map<string, unknown>[]): () => void {
  const kept = maps.map((map) => [map, [...map]] as const);
  return () => {
    for (const [map, entries] of kept) {
      map.clear();
      for (const [key, value] of entries) map.set(key, value);
    }
  };
}
