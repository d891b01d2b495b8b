import { type Growth, measureGrowth } from "../../bench/stories/growth.ts";
import { MOST_COMPARED, MOST_TOUCHED } from "../../src/core/stories/stream/place.ts";
import { loadPacks } from "../../src/node/app/packs.ts";
import type { Proof } from "../prove.ts";

/** Reports in the window at each look; at each so many are placed and timed, in turns with an index that holds the last 10,000 alone. */
const SIZES = [10_000, 100_000, 1_000_000];
const SMALL = 10_000;
const PROBES = 5000;
const SEED = 20_310_300;
/** Growth of the cost of one report from the first look to the last: of the medians, and of the large index over the small one on the same reports. */
const MOST_GROWTH = 1.5;
/** Bytes a report once every story has been quiet for long enough. */
const MOST_BYTES = 1024;
/** Pairwise F1 of the ten largest stories at each look. */
const LEAST_LARGEST = 0.9;
/** Of the whole process, stream and truth included. */
const MOST_MEMORY = 4e9;

const round = (value: number, digits = 0): number => Number(value.toFixed(digits));

const tell = (growth: Growth): Readonly<Record<string, unknown>> => ({
  reports: growth.reports,
  openStories: growth.open,
  microseconds: round(growth.cost),
  microsecondsSmall: round(growth.smallCost),
  ratio: round(growth.ratio, 3),
  touched: growth.touched,
  compared: growth.compared,
  regrouped: growth.regrouped,
  pairF1: round(growth.f1, 4),
  tenLargestF1: round(growth.largestF1, 4),
  tenLargest: growth.largest.map(({ size, whole }) => ({ size, whole: round(whole, 4) })),
  bytes: round(growth.bytes),
  bytesRetired: growth.retiredBytes === null ? null : round(growth.retiredBytes),
});

/** A generated stream (bench/stories/stream.ts) of a million reports into one index; texts are read for stories (names, words, dates), not for claims. */
export const proof: Proof = {
  name: "stories-growth",
  summary: `placing a report costs at most ${MOST_GROWTH} times as much with a million in the window as with ten thousand`,
  async run({ seed, note }) {
    const looks: Growth[] = [];
    for (const look of measureGrowth({ sizes: SIZES, small: SMALL, probes: PROBES, seed: SEED + seed }, loadPacks())) {
      looks.push(look);
      note(
        `${String(look.reports).padStart(9)} reports, ${look.open} stories open: ${round(look.cost)} us of CPU a report (${round(look.ratio, 2)} times an index of ${SMALL}), ` +
          `F1 ${round(look.f1, 4)}, ten largest ${round(look.largestF1, 4)}, ${round(look.bytes)} bytes a report` +
          (look.retiredBytes === null ? "" : `, ${round(look.retiredBytes)} retired`),
      );
    }
    const last = looks[looks.length - 1];
    const growth = (last?.cost ?? Number.POSITIVE_INFINITY) / (looks[0]?.cost ?? 1);
    const bytes = last?.retiredBytes ?? Number.POSITIVE_INFINITY;
    const memory = process.resourceUsage().maxRSS * 1024;
    note(`growth ${round(growth, 2)} (${MOST_GROWTH}), bytes retired ${round(bytes)} (${MOST_BYTES}), peak memory ${round(memory / 1e6)} MB`);
    return {
      passed:
        growth <= MOST_GROWTH &&
        bytes <= MOST_BYTES &&
        memory <= MOST_MEMORY &&
        looks.every(
          ({ ratio, largestF1, touched, compared }) =>
            ratio <= MOST_GROWTH && largestF1 >= LEAST_LARGEST && touched.most <= MOST_TOUCHED && compared.most <= MOST_COMPARED,
        ),
      figures: {
        bars: {
          growth: MOST_GROWTH,
          bytesRetired: MOST_BYTES,
          tenLargestF1: LEAST_LARGEST,
          memory: MOST_MEMORY,
          touched: MOST_TOUCHED,
          compared: MOST_COMPARED,
        },
        growth: round(growth, 3),
        peakMemory: memory,
        looks: looks.map(tell),
      },
    };
  },
};
