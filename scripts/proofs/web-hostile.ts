import { openHostileWorkbench, walkHostile } from "../../test/web/hostile-walk.ts";
import { hostileWords } from "../../test/web/hostile-words.ts";
import type { Proof } from "../prove.ts";

const STRINGS = 500;
/** Strings of a million characters among them. */
const HUGE = 2;

/** Reads five hundred reports, each with one hostile string in all of its fields, and opens every story and every report. */
export const proof: Proof = {
  name: "web-hostile",
  summary: `${STRINGS} hostile strings in title, text, author, outlet, address and claim: on no page does one run, become an element, stay unseen or push the page over its edge (Chromium, under the policy the server sends)`,
  async run({ seed, note }) {
    const strings = hostileWords(STRINGS, seed, HUGE);
    const bench = await openHostileWorkbench(strings);
    if (typeof bench === "string") return { passed: false, figures: { missing: bench } };
    try {
      const { pages, reports, faults, marks } = await walkHostile(bench, strings, { mostStories: 1000, mostArticles: 1000, mostClaims: 100, mostSearches: 60 });
      for (const fault of faults.slice(0, 40)) note(fault);
      const families: Record<string, number> = {};
      for (const { family } of strings) families[family] = (families[family] ?? 0) + 1;
      return { passed: faults.length === 0, figures: { strings: STRINGS, reports, families, pages, widths: [1280, 360], marks, faults } };
    } finally {
      await bench.close();
    }
  },
};
