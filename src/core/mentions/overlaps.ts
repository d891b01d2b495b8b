import type { Mention } from "../model/index.ts";

const contains = (outer: Mention, inner: Mention): boolean => outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;

/**
 * Which mention wins where two overlap: of one kind the longest, the earlier at equal length; kinds may stand inside each other (a figure in a quote).
 * A number inside a date or clock time that counts nothing is part of it: it stays, as an aside. Sorted by place in the text.
 */
export function keepLongest(mentions: readonly Mention[]): readonly Mention[] {
  const sorted = [...mentions].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const last = new Map<Mention["kind"], number>();
  const kept: (Mention | null)[] = [];
  for (const mention of sorted) {
    const at = last.get(mention.kind);
    const before = at === undefined ? undefined : kept[at];
    // quotations nest, and both levels say who speaks
    if (mention.kind !== "quote" && at !== undefined && before != null && mention.span.start < before.span.end) {
      if (mention.span.end - mention.span.start <= before.span.end - before.span.start) continue;
      kept[at] = null;
    }
    last.set(mention.kind, kept.length);
    kept.push(mention);
  }
  return insideTimes(kept.filter((mention) => mention !== null));
}

/** Marks the bare numbers of dates and clock times as asides. */
function insideTimes(mentions: readonly Mention[]): readonly Mention[] {
  const times = mentions.filter((mention) => mention.kind === "time" && (mention.timexType === "DATE" || mention.timexType === "TIME"));
  let next = 0;
  return mentions.map((mention) => {
    while (next < times.length && (times[next]?.span.end ?? 0) <= mention.span.start) next += 1;
    const time = times[next];
    if (mention.kind !== "quantity" || time === undefined || mention.figure.aside !== null || !contains(time, mention)) return mention;
    if (mention.figure.unitSpan !== null && mention.figure.quantity.unit !== "s") return mention;
    return { ...mention, figure: { ...mention.figure, aside: time.kind === "time" && time.timexType === "TIME" ? "clock time" : "date" } };
  });
}
