import type { Placement, Reading } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { settleStories } from "../../core/pipeline.ts";
import { PACE, type Pace } from "./pace.ts";
import type { Placed, Store } from "./ports.ts";

/** Readings loaded at a time. */
const PAGE = 200;

/** What grouping looks at of a reading: the window is held in memory as a whole. */
const gistOf = (reading: Reading): Reading => ({ ...reading, attributions: [], claims: [] });

/** Where the window of the article at a position begins: the position before its first article. */
const windowStart = (last: number, { window, closeEvery }: Pace): number =>
  Math.max(0, Math.floor((last - 1) / closeEvery) * closeEvery - (window - closeEvery));

async function loadWindow(store: Store, start: number, last: number): Promise<{ readonly readings: readonly Reading[]; readonly placed: readonly Placed[] }> {
  const readings: Reading[] = [];
  const placed: Placed[] = [];
  for (let after = start; after < last; ) {
    const page = (await store.pageReadings(after, PAGE)).filter(({ position }) => position <= last);
    if (page.length === 0) break;
    readings.push(...page.map(({ reading }) => gistOf(reading)));
    placed.push(...(await store.findPlacements(page.map(({ reading }) => reading.article.id))));
    after = page.at(-1)?.position ?? last;
  }
  return { readings, placed };
}

const namesOf = ({ lookalikes }: Placement): string => JSON.stringify(lookalikes);

/** What is shown of the story changes with it; the score alone does not show. */
const showsChange = (a: Placement, b: Placement): boolean => a.story !== b.story || a.copyOf !== b.copyOf || namesOf(a) !== namesOf(b);

/**
 * Repairs what streaming could not know: groups the newest reports afresh, up to the one at a position. It starts from what the last closed
 * window left, so that its answer depends on the reports and their order, and not on how often it was asked. Ids that went away are redirected.
 */
export async function settle(store: Store, packs: Packs, last: number, pace: Pace = PACE): Promise<void> {
  if (last === 0) return;
  const closes = last % pace.closeEvery === 0;
  const start = windowStart(last, pace);
  const { readings, placed } = await loadWindow(store, start, last);
  const before = placed.map(({ placement, settled }) => ({ ...placement, story: settled }));
  const { value } = settleStories(readings, before, packs);
  const after = new Map(value.placements.map((placement) => [placement.article, placement]));
  await store.transaction(async (inner) => {
    const changed = new Set(await inner.resettle(start));
    for (const { from, to } of value.redirects) {
      await inner.moveStory(from, to, start, closes);
      await inner.putRedirect({ from, to });
      changed.add(from).add(to);
    }
    const written = placed.flatMap(({ placement, streamed, settled }): Placed[] => {
      const next = after.get(placement.article);
      if (next === undefined) return [];
      if (showsChange(placement, next)) changed.add(placement.story).add(next.story);
      // what the stream would do is said of the article, wherever it stands now
      const proposed = placement.proposed === undefined ? {} : { proposed: placement.proposed };
      return [{ placement: { ...next, ...proposed }, streamed, settled: closes ? next.story : settled }];
    });
    await inner.putPlacements(written);
    if (closes) await inner.closeWindow(last);
    await inner.noteSettled(last);
    await inner.picture.touch([...changed]);
  });
}
