import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { unguarded } from "../src/core/exports/shareable.ts";
import type { Dossier } from "../src/core/model/index.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { formats } from "../src/node/exports/index.ts";
import { exportOptions } from "./export-options.ts";
import { workOut } from "./work-out.ts";

const packs = loadPacks();
const root = fileURLToPath(new URL("../", import.meta.url));
const gold = join(root, "corpus", "gold");
const seeds = join(root, "..", "shared", "seeds");
const folders = [
  join(root, "corpus", "demo", "reports"),
  ...readdirSync(gold, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(gold, entry.name, "reports")))
    .map((entry) => join(gold, entry.name, "reports")),
  ...(existsSync(join(seeds, "gold.json")) ? [seeds] : []),
];
if (!existsSync(join(seeds, "gold.json"))) console.warn("the founding articles are not beside this checkout: their briefs were not checked");

/** Numbers as printed: digits with their separators. */
const NUMBERS = /\d[\d,.]*\d|\d/g;
/** Words that would pass judgement; ours never, quotations may. */
const VERDICTS = /\b(?:true|verified|confirmed|debunked)\b/i;

const passagesOf = (dossier: Dossier, citations: readonly { article: string; span: { start: number; end: number } }[]): string =>
  citations
    .map(
      (citation) =>
        dossier.readings.find((reading) => reading.article.id === citation.article)?.article.text.slice(citation.span.start, citation.span.end) ?? "",
    )
    .join("\n");

describe.each(folders.map((folder) => [relative(root, folder), folder] as const))("the briefs of %s", (_name, folder) => {
  it("cite every sentence, and every number stands in a cited passage", { timeout: 60_000 }, async () => {
    const dossiers = await workOut([folder]);
    let sentences = 0;
    for (const dossier of dossiers) {
      for (const section of dossier.brief.sections) {
        for (const sentence of section.sentences) {
          sentences += 1;
          expect(sentence.citations.length, sentence.text).toBeGreaterThan(0);
          const passages = passagesOf(dossier, sentence.citations);
          for (const number of sentence.text.match(NUMBERS) ?? []) expect(passages, `${number} in: ${sentence.text}`).toContain(number);
        }
        for (const row of section.rows) expect(row.citations.length, row.what).toBeGreaterThan(0);
        for (const note of section.notes) if (section.id !== "gaps") expect(note.text).not.toMatch(VERDICTS);
      }
    }
    expect(sentences).toBeGreaterThan(3);
  });

  it("hold no passage longer than a quotation may be, in any form", { timeout: 60_000 }, async () => {
    const dossiers = await workOut([folder]);
    for (const dossier of dossiers) {
      for (const section of dossier.brief.sections) for (const sentence of section.sentences) expect(sentence.text.length).toBeLessThan(520);
    }
    for (const format of formats.filter(({ local, file }) => !local && !/\.(?:docx|xlsx)$/.test(file))) {
      const text = String(await format.write(unguarded(dossiers), exportOptions(packs)));
      for (const dossier of dossiers)
        for (const { article } of dossier.readings) if (article.text.length > 900) expect(text).not.toContain(article.text.slice(0, 900));
    }
  });
});
