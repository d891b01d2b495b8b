import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Placement, Reading } from "../src/core/model/index.ts";
import { buildDossier, readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { storyOf } from "../src/node/app/story-of.ts";
import { captureText } from "./capture-text.ts";
import { dossierLines } from "./describe-dossier.ts";
import { root } from "./run-unecho.ts";

/**
 * Files of small stories, each followed by what is made of it, line by line behind two blanks. They hold what is made, not what ought to be: read what a rule
 * changes here, and when it is for the better accept it with `npm test -- -u test/stories.test.ts`.
 */
const folder = join(root, "test", "stories");
const packs = loadPacks();
const REPORT = /^(?<outlet>[^,]+), (?<day>\d{4}-\d\d-\d\d)(?:, copy of (?<original>\d+))?: (?<text>.+)$/;

interface Sketch {
  readonly head: readonly string[];
  readonly lines: readonly string[];
}

/** Splits a file before each "= name". */
function sketchesOf(file: string): readonly (readonly [name: string, sketch: Sketch])[] {
  const [, ...stories] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n= ");
  return stories.map((story) => {
    const [name = "", ...rest] = story.split("\n");
    return [name, { head: rest.filter((line) => !line.startsWith("  ")), lines: rest.filter((line) => line.startsWith("  ")).map((line) => line.slice(2)) }];
  });
}

function make(head: readonly string[]): readonly string[] {
  const placements: Placement[] = [];
  const readings: Reading[] = [];
  for (const [at, line] of head.entries()) {
    const { outlet = "", day = "", original, text = "" } = REPORT.exec(line)?.groups ?? {};
    const reading = readCapture(captureText(`Outlet: ${outlet}\nPublished: ${day}T08:00:00Z\n\n${text}\n`, `r${at + 1}`), packs).value;
    readings.push(reading);
    const copyOf = original === undefined ? null : (readings[Number(original) - 1]?.article.id ?? null);
    placements.push({ article: reading.article.id, story: "story", copyOf, score: 1, why: "", lookalikes: [] });
  }
  const story = storyOf("story", placements, new Map(readings.map((reading) => [reading.article.id, reading])));
  return dossierLines(buildDossier(story, readings, placements, [], packs).value);
}

describe.each(readdirSync(folder).sort())("what is made of small stories, %s", (file) => {
  const sketches = sketchesOf(file);
  it.each(sketches)("%s", (_name, { head, lines }) => {
    expect(make(head)).toEqual(lines);
  });
  it("stays as it was looked at", async () => {
    const [comment = ""] = readFileSync(join(folder, file), "utf8").split("\n", 1);
    const lines = sketches.flatMap(([name, { head }]) => [`= ${name}`, ...head, ...make(head).map((line) => `  ${line}`)]);
    await expect(`${[comment, ...lines].join("\n")}\n`).toMatchFileSnapshot(join(folder, file));
  });
});
