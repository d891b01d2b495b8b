import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkSentence, readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { drawSamples } from "./distort.ts";
import { workOut } from "./work-out.ts";

const packs = loadPacks();
/** The whole form asks about every passage of all sets, the small one about a few of two: there one slip weighs three in a hundred. */
const full = process.env["UNECHO_FULL"] === "1";
const folders = (full ? ["gold/ferry", "gold/plant", "gold/flood", "gold/quake", "gold/incursion", "gold/protest", "demo"] : ["gold/ferry", "gold/quake"])
  .map((name) => ({ name, path: fileURLToPath(new URL(`../corpus/${name}/reports`, import.meta.url)) }))
  .filter(({ path }) => existsSync(path));

const read = (sentence: string) => {
  const bytes = new TextEncoder().encode(sentence);
  const hints = { title: null, outlet: null, byline: null, published: null };
  const id = createHash("sha256").update(bytes).digest("hex");
  return readCapture(
    { id, bytes, mediaType: "text/plain", charset: "utf-8", url: null, name: "sentence", hints, receivedAt: "1970-01-01T00:00:00.000Z" },
    packs,
  ).value;
};

describe("distorted sentences", () => {
  it.each(folders)(
    "of $name are refused, their originals supported",
    async ({ name, path }) => {
      const dossiers = await workOut([path]);
      const samples = drawSamples(dossiers, full ? 1 : 5);
      const verdict = (sentence: string): string => checkSentence(read(sentence), dossiers, packs).verdict;
      const supported = samples.filter(({ sentence }) => verdict(sentence) === "supported");
      const asked = samples.flatMap(({ distorted }) => distorted);
      const slips = asked.filter(({ sentence }) => verdict(sentence) === "supported");
      const byHow = [...new Set(asked.map(({ how }) => how))].map(
        (how) =>
          `${how} ${asked.filter((each) => each.how === how).length - slips.filter((each) => each.how === how).length}/${asked.filter((each) => each.how === how).length}`,
      );
      console.info(
        `${name}: refused ${asked.length - slips.length} of ${asked.length} (${byHow.join(", ")}); supported ${supported.length} of ${samples.length}`,
      );
      if (process.env["UNECHO_SLIPS"] === "1") {
        for (const slip of slips) console.info(`  slipped through (${slip.how}): ${slip.sentence}`);
        for (const sample of samples) if (!supported.includes(sample)) console.info(`  not supported: ${sample.sentence}`);
      }
      expect((asked.length - slips.length) / asked.length).toBeGreaterThanOrEqual(full ? 0.95 : 0.9);
      expect(supported.length / samples.length).toBeGreaterThanOrEqual(0.75);
    },
    120_000,
  );
});
