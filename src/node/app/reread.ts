import { readCapture } from "../../core/pipeline.ts";
import type { Deps, Store, StoredReading } from "./ports.ts";
import { pictureVersions, readingVersions } from "./versions.ts";

/** Reports read again in one transaction. */
const PAGE = 50;

/** Reads again, from their bytes, all reports that were read by other rules than those in force, and then has every story worked out anew. */
export async function rereadStale(store: Store, deps: Deps): Promise<void> {
  const packs = deps.packs();
  const maker = `${pictureVersions} ${packs.hash}`;
  if ((await store.picture.maker()) === maker) return;
  let done = 0;
  for (let after = 0; ; ) {
    const page = await store.staleReadings(readingVersions, packs.hash, after, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.position;
    const again: StoredReading[] = [];
    for (const { article } of page) {
      const capture = await store.findCapture(article);
      if (capture !== null) again.push({ reading: readCapture(capture, packs).value, versions: readingVersions, packs: packs.hash });
      deps.progress("reading again by the present rules", ++done, null);
    }
    await store.transaction((inner) => inner.putReadings(again));
  }
  await store.transaction(async (inner) => {
    const mark = await inner.picture.touch(await inner.storyIds());
    await inner.picture.setQuietUpTo(mark);
    await inner.picture.setMaker(maker);
  });
}
