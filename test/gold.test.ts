import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readGold } from "../src/node/eval/gold.ts";
import { renameCrisis } from "../src/node/eval/rename.ts";
import { root } from "./run-unecho.ts";

const folder = join(root, "corpus/gold");

interface Manifest {
  readonly sets: Readonly<
    Record<
      string,
      {
        readonly digest: string;
        readonly reports: number;
        readonly mentions: number;
        readonly statements: number;
        readonly facts: number;
        readonly contradictions: number;
      }
    >
  >;
}

const { sets } = parse(readFileSync(join(folder, "MANIFEST.yaml"), "utf8")) as Manifest;

describe("the gold sets", () => {
  it("all stand in the manifest", () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(Object.keys(sets).toSorted()).toEqual(folders.map(({ name }) => name).sort());
  });

  it.each(Object.entries(sets))("%s is what the manifest says", (name, wanted) => {
    const { gold, reports } = readGold(join(folder, name));
    const files = [
      "gold.json",
      ...readdirSync(join(folder, name, "reports"))
        .sort()
        .map((file) => `reports/${file}`),
    ];
    const hash = createHash("sha256");
    for (const file of files)
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(folder, name, file)));
    expect({
      digest: hash.digest("hex").slice(0, 16),
      reports: reports.size,
      mentions: gold.mentions.length,
      statements: gold.statements?.length ?? 0,
      facts: gold.facts.length,
      contradictions: gold.contradictions?.length ?? 0,
    }).toEqual({
      digest: wanted.digest,
      reports: wanted.reports,
      mentions: wanted.mentions,
      statements: wanted.statements,
      facts: wanted.facts,
      contradictions: wanted.contradictions,
    });
  });

  it.each(Object.keys(sets))("%s keeps every quotation in its report when names are swapped", (name) => {
    const crisis = readGold(join(folder, name));
    const renamed = renameCrisis(crisis);
    expect(renamed.gold.stories).toEqual(crisis.gold.stories);
    const lost = [...renamed.gold.mentions, ...(renamed.gold.statements ?? [])].filter(
      (item) => !(renamed.reports.get(item.report) ?? "").includes(item.quote),
    );
    expect(lost.map((item) => item.quote)).toEqual([]);
    for (const [report, text] of renamed.reports) expect(text).not.toBe(crisis.reports.get(report));
    expect(renameCrisis(crisis)).toEqual(renamed);
  });
});
