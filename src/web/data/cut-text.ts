interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A piece of a text and everything that lies over it. */
export interface Piece<S> extends Stretch {
  readonly over: readonly S[];
}

/** Cuts a stretch of text wherever one of the others begins or ends. */
export function cutText<S extends Stretch>(whole: Stretch, stretches: readonly S[]): readonly Piece<S>[] {
  const inside = stretches.filter(({ start, end }) => start < whole.end && end > whole.start && end > start);
  const points = new Set([whole.start, whole.end]);
  for (const { start, end } of inside) points.add(Math.max(start, whole.start)).add(Math.min(end, whole.end));
  const sorted = [...points].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? start;
    return { start, end, over: inside.filter((one) => one.start <= start && one.end >= end) };
  });
}
