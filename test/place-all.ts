import type { Dossier, Placement, Reading } from "../src/core/model/index.ts";
import type { Packs } from "../src/core/packs/index.ts";
import { buildDossier, emptyIndex, placeReading, settleStories, updateIndex } from "../src/core/pipeline.ts";
import { groupStories } from "../src/node/app/story-of.ts";

/** Places readings in the order given, settles the stories and works them out, without a store. */
export function placeAll(readings: readonly Reading[], packs: Packs): readonly Dossier[] {
  let index = emptyIndex();
  const placements: Placement[] = [];
  for (const reading of readings) {
    const placement = placeReading(reading, index, packs).value;
    placements.push(placement);
    index = updateIndex(index, reading, placement, packs);
  }
  const settled = settleStories(readings, placements, packs).value;
  return groupStories(readings, settled.placements).map((story) => {
    const members = readings.filter((reading) => story.articles.includes(reading.article.id));
    const placed = settled.placements.filter((placement) => story.articles.includes(placement.article));
    return buildDossier(story, members, placed, [], packs).value;
  });
}
