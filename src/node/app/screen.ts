import { shortIds } from "../../core/exports/short-ids.ts";
import type { Dossier } from "../../core/model/index.ts";
import { boilerplateWords, listBoilerplate } from "./boilerplate-words.ts";
import type { Holdings } from "./dossiers.ts";
import { headlineRows, leadingFindings } from "./headlines.ts";
import type { Style } from "./operation.ts";
import { countSkips } from "./skips.ts";
import { counted, periodWords, reportName, shorten } from "./words.ts";

/** Short ids of every finding there is. */
export const findingIds = (holdings: Holdings): ReadonlyMap<string, string> =>
  shortIds(
    "finding",
    holdings.dossiers.flatMap((dossier) => dossier.findings.map((finding) => finding.id)),
  );

/** What reading did, in one line; null when nothing was read. */
export function readingLine({ report, dossiers }: Holdings): string | null {
  if (report === null) return null;
  const lost = report.skips.filter((skip) => skip.lost).length;
  const known = report.known === 0 ? "" : `, ${report.known} already here`;
  const boiler = dossiers.flatMap((dossier) => dossier.readings).length;
  const left = report.skips.length === 0 ? "" : ` (left out: ${countSkips(report.skips)})`;
  return `Read ${counted(report.added.length, "report")}${known}, ${lost} skipped${left}; ${counted(boiler, "report")} in all`;
}

/** "Boilerplate marked: 1 donation appeal, 2 photo credits (r4.txt and r5.txt, 321 characters)"; null when nothing was. */
export function boilerplateLine({ dossiers }: Holdings): string | null {
  const found = dossiers.flatMap(({ readings }) => readings.flatMap(({ article }) => listBoilerplate(article)));
  if (found.length === 0) return null;
  const characters = found.reduce((sum, one) => sum + one.characters, 0);
  const files = [...new Set(found.map(({ article }) => reportName(article)))].sort();
  const shown = files.length > 3 ? `${files.slice(0, 2).join(", ")} and ${files.length - 2} more` : files.join(", ");
  return `Boilerplate marked: ${boilerplateWords(found)} (${shown}; ${counted(characters, "character")})`;
}

/** Widest reason on the first screen, in characters; `why` prints all of it. */
const WHY_WIDTH = 100;

/** The list of stories with what keeps look-alikes apart; `flags` follow the commands that are printed. */
export function storyLines(holdings: Holdings, style: Style, program: string, flags: string): readonly string[] {
  const width = Math.max(...holdings.dossiers.map(({ story }) => Math.min(60, story.label.length)), 0);
  const order = (id: string): number => [...holdings.letters.keys()].indexOf(id);
  return holdings.dossiers.flatMap(({ story }) => {
    const letter = holdings.letters.get(story.id) ?? "?";
    const line = `  ${style.bold(letter)}  ${shorten(story.label, 60).padEnd(width)}  ${counted(story.articles.length, "article").padEnd(11)}  ${periodWords(story)}`;
    // a pair is told once, under the smaller of the two
    const others = story.lookalikes.filter(({ story: other }) => !holdings.letters.has(other) || order(other) < order(story.id));
    const apart = others.slice(0, 1).map(({ story: other, why }) => {
      const name = holdings.letters.get(other);
      return style.dim(
        `     kept apart${name === undefined ? "" : ` from ${name}`}: ${shorten(why, WHY_WIDTH)}${name === undefined ? "" : `   (why: ${program} why ${letter} ${name}${flags})`}`,
      );
    });
    return [line, ...apart];
  });
}

/** The lines of a story that say most. */
export function leadingLines(dossier: Dossier, ids: ReadonlyMap<string, string>, limit: number): readonly string[] {
  return headlineRows(leadingFindings(dossier, limit), (finding) => ids.get(finding.id) ?? finding.id).map((line) => `  ${line}`);
}

/** The first screen: what was read, the stories, and the largest one in five lines. */
export function firstScreen(holdings: Holdings, style: Style, program: string, flags = ""): readonly string[] {
  const ids = findingIds(holdings);
  const largest = holdings.dossiers[0];
  const lines: string[] = [readingLine(holdings), boilerplateLine(holdings)].filter((line) => line !== null);
  lines.push(`${counted(holdings.dossiers.length, "story", "stories")} found`, ...storyLines(holdings, style, program, flags));
  if (largest !== undefined) {
    const rows = leadingLines(largest, ids, 5);
    const letter = holdings.letters.get(largest.story.id) ?? "A";
    lines.push("", style.bold(`Story ${letter} in ${rows.length === 5 ? "five lines" : counted(rows.length, "line")}`), ...rows);
  }
  return lines;
}

/** Two columns of commands and what they do. */
export function nextLines(commands: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, does], index) => `${index === 0 ? "Next:  " : "       "}${command.padEnd(width)}   ${does}`);
}
