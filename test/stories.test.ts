import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Decision, Dossier, Placement, Reading, Ruling } from "../src/core/model/index.ts";
import { buildDossier, checkSentence, readCapture } from "../src/core/pipeline.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { storyOf } from "../src/node/app/story-of.ts";
import { decide } from "./build-decision.ts";
import { captureText } from "./capture-text.ts";
import { dossierLines } from "./describe-dossier.ts";
import { root } from "./run-unecho.ts";

/**
 * Files of small stories, each followed by what is made of it, line by line behind two blanks. They hold what is made, not what ought to be: read what a rule
 * changes here, and when it is for the better accept it with `npm test -- test/stories.test.ts -u`.
 */
const folder = join(root, "test", "stories");
const packs = loadPacks();
const REPORT = /^(?<outlet>[^,]+), (?<day>\d{4}-\d\d-\d\d)(?:, copy of (?<original>\d+))?: (?<text>.+)$/;
/** "! same origin 1 origin 2": what an analyst ruled, by the first claim of a report. */
const RULING = /^! (?<verb>[a-z]+) (?<a>claim|finding|origin) (?<of>\d+)(?: (?<b>claim|finding|origin) (?<and>\d+))?$/;
/** "? The ferry sank.": a sentence held against the story. */
const SENTENCE = /^\? (?<sentence>.+)$/;

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

function place(reports: readonly string[]): { readonly readings: readonly Reading[]; readonly placements: readonly Placement[] } {
  const placements: Placement[] = [];
  const readings: Reading[] = [];
  for (const [at, line] of reports.entries()) {
    const { outlet = "", day = "", original, text = "" } = REPORT.exec(line)?.groups ?? {};
    const reading = readCapture(captureText(`Outlet: ${outlet}\nPublished: ${day}T08:00:00Z\n\n${text}\n`, `r${at + 1}`), packs).value;
    readings.push(reading);
    const copyOf = original === undefined ? null : (readings[Number(original) - 1]?.article.id ?? null);
    placements.push({ article: reading.article.id, story: "story", copyOf, score: 1, why: "", lookalikes: [] });
  }
  return { readings, placements };
}

function rule(line: string, at: number, readings: readonly Reading[]): Decision {
  const { verb = "", a = "", of = "", b = "", and = "" } = RULING.exec(line)?.groups ?? {};
  const idOf = (kind: string, report: string): string => {
    const claim = readings[Number(report) - 1]?.claims[0]?.id ?? "";
    return kind === "claim" ? claim : `${kind}:${claim}`;
  };
  const ruling = b === "" ? { verb, target: idOf(a, of) } : { verb, a: idOf(a, of), b: idOf(b, and) };
  return decide(ruling as Ruling, { id: `d${at}`, at: `2031-06-0${at + 1}T00:00:00.000Z` });
}

function reviewLines({ findings, provenance }: Dossier): readonly string[] {
  const words = new Map(findings.map(({ id, label }) => [id, label]));
  return [
    ...findings.flatMap(({ id, review, signatures = [] }) =>
      review === null && signatures.length === 0
        ? []
        : [`reviewed ${words.get(id)}: ${review ?? "open"}, ${signatures.map(({ verb, by }) => `${verb} by ${by}`).join(", ")}`],
    ),
    ...provenance.derivations.map(({ how, evidence }) => `evidence of ${how}: ${evidence.map(({ span }) => `${span.start} to ${span.end}`).join(", ")}`),
  ];
}

function checkLine(sentence: string, dossier: Dossier): string {
  const reading = readCapture(captureText(sentence), packs).value;
  const { verdict, finding, origins, passages, reason } = checkSentence(reading, [dossier], packs);
  const reports = new Map(dossier.readings.map(({ article }) => [article.id, article.name]));
  const beside = passages.map(({ article, span }) => `${reports.get(article)} ${span.start} to ${span.end}`).join(", ");
  return `checked: ${verdict}, ${reason}; ${finding?.label ?? "no finding"}, ${origins === null ? "nobody" : `${origins.min} to ${origins.max}`}; ${beside}`;
}

function make(head: readonly string[]): readonly string[] {
  const { readings, placements } = place(head.filter((line) => REPORT.test(line)));
  const decisions = head.filter((line) => RULING.test(line)).map((line, at) => rule(line, at, readings));
  const story = storyOf("story", placements, new Map(readings.map((reading) => [reading.article.id, reading])));
  const dossier = buildDossier(story, readings, placements, decisions, packs).value;
  const sentences = head.flatMap((line) => SENTENCE.exec(line)?.groups?.sentence ?? []);
  return [...dossierLines(dossier), ...reviewLines(dossier), ...sentences.map((sentence) => checkLine(sentence, dossier))];
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
