import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { pictureOf } from "../../core/exports/json.ts";
import { holdingsOf } from "../app/dossiers.ts";
import { bundledSets } from "../app/operations/eval.ts";
import { loadPacks, productRoot } from "../app/packs.ts";
import { readSettings } from "../config.ts";
import { makeDeps } from "../run/deps.ts";
import { readGold } from "./gold.ts";
import { scorePicture } from "./score.ts";

/** The scorer our figures must agree with; it lies beside the repository, not in it. */
const REFERENCE = join(productRoot, "..", "shared", "score", "crises.mjs");

const deps = makeDeps({
  settings: readSettings({ quiet: true }, {}, false),
  program: "unecho",
  version: "test",
  root: productRoot,
});

describe("our scorer", () => {
  it("loads every gold set, with every quotation in its report", () => {
    for (const folder of bundledSets(productRoot)) {
      const { gold, reports } = readGold(folder);
      const missing = gold.mentions.filter((mention) => !(reports.get(mention.report) ?? "").includes(mention.quote)).map((mention) => mention.id);
      expect(missing, basename(folder)).toEqual([]);
    }
  });

  it.skipIf(!existsSync(REFERENCE))("agrees with the reference scorer to three digits", async () => {
    const folder = mkdtempSync(join(tmpdir(), "unecho-eval-"));
    const packs = loadPacks();
    try {
      for (const set of bundledSets(productRoot)) {
        const { dossiers } = await holdingsOf([join(set, "reports")], deps);
        const picture = pictureOf(dossiers, "test", packs.hash);
        const file = join(folder, "picture.json");
        writeFileSync(file, JSON.stringify(picture));
        const run = spawnSync(process.execPath, [REFERENCE, "--json", set, file], { encoding: "utf8" });
        const reference = (JSON.parse(run.stdout) as { sets: [Record<string, number | string | null>] }).sets[0];
        const ours = scorePicture(readGold(set), picture);
        for (const [measure, value] of Object.entries(reference)) {
          if (typeof value === "number") expect(ours[measure], `${basename(set)} ${measure}`).toBeCloseTo(value, 3);
          else if (value === null) expect(ours[measure], `${basename(set)} ${measure}`).toBeNull();
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
