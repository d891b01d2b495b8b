import type { Page } from "playwright-core";

/** What a person feels of a page: when its main part stands (LCP), how far parts jump (CLS), how long it answers to each press (INP is the longest). */
export interface Vitals {
  /** Milliseconds from the request of the page to its largest part. */
  readonly lcp: number;
  /** What that part is. */
  readonly largest: string;
  /** Largest sum of shifts within five seconds without a second of rest. */
  readonly cls: number;
  /** Milliseconds from each press, click or key to the next picture, longest first. */
  readonly presses: readonly number[];
}

/** Runs in the page before anything else there. The browser rounds durations to 8 ms, and tells of none under 16 ms. */
const WATCH = `(() => {
  const seen = { lcp: 0, largest: "", shifts: [], presses: {} };
  window.vitals = seen;
  const watch = (type, options, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  watch("largest-contentful-paint", {}, (entry) => {
    seen.lcp = entry.startTime;
    seen.largest = entry.element === null ? "" : (entry.element.tagName + "." + entry.element.className).toLowerCase();
  });
  watch("layout-shift", {}, ({ startTime, value, hadRecentInput }) => { if (!hadRecentInput) seen.shifts.push([startTime, value]); });
  watch("event", { durationThreshold: 16 }, ({ interactionId, duration }) => {
    if (interactionId > 0) seen.presses[interactionId] = Math.max(seen.presses[interactionId] ?? 0, duration);
  });
})()`;

/** To be called before the page is opened. */
export const watchVitals = (page: Page): Promise<void> => page.addInitScript(WATCH).then(() => undefined);

/** The largest burst of shifts: pauses of a second end one, and none lasts longer than five. */
function burst(shifts: readonly (readonly [at: number, value: number])[]): number {
  let [most, sum, first, last] = [0, 0, 0, 0];
  for (const [at, value] of shifts) {
    if (at - last > 1000 || at - first > 5000) [sum, first] = [0, at];
    sum += value;
    last = at;
    most = Math.max(most, sum);
  }
  return most;
}

/** What was seen so far. */
export async function vitalsOf(page: Page): Promise<Vitals> {
  // entries of the last press are told one task after the picture
  await page.waitForTimeout(300);
  const seen = (await page.evaluate("window.vitals")) as {
    readonly lcp: number;
    readonly largest: string;
    readonly shifts: readonly (readonly [number, number])[];
    readonly presses: Readonly<Record<string, number>>;
  };
  return { lcp: seen.lcp, largest: seen.largest, cls: burst(seen.shifts), presses: Object.values(seen.presses).sort((a, b) => b - a) };
}
