/** How long an answer of the store is good for, in milliseconds: several who scrape ask it once. */
const KEEP_MS = 5_000;

/** A question that is asked at most once in five seconds; whoever asks in between gets the same answer, and `silent` where there is none. */
export function keptAnswer<T>(ask: () => Promise<T>, silent: T): () => Promise<T> {
  let kept: { readonly until: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const now = performance.now();
    if (kept === null || kept.until < now) kept = { until: now + KEEP_MS, answer: ask().catch(() => silent) };
    return kept.answer;
  };
}
