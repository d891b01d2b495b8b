import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { captureText } from "./capture-text.ts";
import { dossierLines, readingLines } from "./describe-dossier.ts";
import { placeAll } from "./place-all.ts";
import { goldSets, reportsOf } from "./report-sets.ts";
import { root } from "./run-unecho.ts";

/**
 * What is read in the bundled reports and made of them, in words, beside what was read before. A rule that changes it shows here what it does to text it
 * was not written for: read the difference, and when it is for the better accept it with `npm test -- test/pictures.test.ts -u`.
 */
const packs = loadPacks();

describe("what is read and made of the reports", () => {
  it.each(goldSets.map((set) => [set.name, set] as const))("of %s stays as it was looked at", async (name, set) => {
    const readings = reportsOf(set).map(({ name: file, text }) => readCapture(captureText(text, file), packs).value);
    const lines = [...readings.flatMap(readingLines), ...placeAll(readings, packs).flatMap(dossierLines)];
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(join(root, "test", "pictures", `${name.replace("gold ", "")}.txt`));
  });
});
