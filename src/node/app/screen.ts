import type { Dossier } from "../../core/model/index.ts";
import { boilerplateWords } from "./boilerplate-words.ts";
import { headlineRows, leadingFindings } from "./headlines.ts";
import type { Listing } from "./listing.ts";
import type { Style } from "./operation.ts";
import { countSkips } from "./skips.ts";
import { counted, periodWords, shorten } from "./words.ts";

/** What reading did, in one line; null when nothing was read. */
export function readingLine({ report, stories }: Listing): string | null {
  if (report === null) return null;
  const lost = report.skips.filter((skip) => skip.lost).length;
  const known = report.known === 0 ? "" : `, ${report.known} already here`;
  const all = stories.reduce((sum, { articles }) => sum + articles.length, 0);
  const left = report.skips.length === 0 ? "" : ` (left out: ${countSkips(report.skips)})`;
  return `Read ${counted(report.added.length, "report")}${known}, ${lost} skipped${left}; ${counted(all, "report")} in all`;
}

/** Servers named on the first screen; `--json` has all of them. */
const ASKED_NAMED = 3;

/** "offline", or which servers were asked. */
export function askedWords(report: Listing["report"]): string {
  const asked = report?.asked ?? [];
  if (asked.length === 0) return "offline";
  const more = asked.length > ASKED_NAMED ? ` and ${counted(asked.length - ASKED_NAMED, "more server")}` : "";
  return `asked ${asked.slice(0, ASKED_NAMED).join(", ")}${more}`;
}

/** "Boilerplate marked: 1 donation appeal, 2 photo credits (r4.txt and r5.txt, 321 characters)"; null when nothing was. */
export function boilerplateLine({ stories }: Listing): string | null {
  const found = stories.flatMap(({ boilerplate }) => boilerplate);
  if (found.length === 0) return null;
  const characters = found.reduce((sum, one) => sum + one.characters, 0);
  const files = [...new Set(found.map(({ file }) => file))].sort();
  const shown = files.length > 3 ? `${files.slice(0, 2).join(", ")} and ${files.length - 2} more` : files.join(", ");
  return `Boilerplate marked: ${boilerplateWords(found)} (${shown}; ${counted(characters, "character")})`;
}

/** "2 decisions change nothing any more: ..."; null when all do, or nothing was read. */
function unanchoredLine({ report, unanchored }: Listing, program: string): string | null {
  if (report === null || unanchored === 0) return null;
  const change = unanchored === 1 ? "decision changes" : "decisions change";
  return `${unanchored} ${change} nothing any more, since what was ruled on is not read as it was (listed with reasons: ${program} decisions)`;
}

/** Widest reason on the first screen, in characters; `why` prints all of it. */
const WHY_WIDTH = 100;

/** The list of stories with what keeps look-alikes apart; `flags` follow the commands that are printed. */
export function storyLines({ stories, letters }: Pick<Listing, "stories" | "letters">, style: Style, program: string, flags: string): readonly string[] {
  const width = Math.max(...stories.map(({ label }) => Math.min(60, label.length)), 0);
  const places = new Map([...letters.keys()].map((id, place) => [id, place]));
  return stories.flatMap((story) => {
    const letter = letters.get(story.id) ?? "?";
    const line = `  ${style.bold(letter)}  ${shorten(story.label, 60).padEnd(width)}  ${counted(story.articles.length, "article").padEnd(11)}  ${periodWords(story)}`;
    // a pair is told once, under the smaller of the two
    const others = story.lookalikes.filter(({ story: other }) => (places.get(other) ?? -1) < (places.get(story.id) ?? -1));
    const apart = others.slice(0, 1).map(({ story: other, why }) => {
      const name = letters.get(other);
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
export function firstScreen(listing: Listing, style: Style, program: string, flags = ""): readonly string[] {
  const { stories, letters, largest, ids } = listing;
  const lines: string[] = [readingLine(listing), boilerplateLine(listing), unanchoredLine(listing, program)].filter((line) => line !== null);
  lines.push(`${counted(stories.length, "story", "stories")} found`, ...storyLines(listing, style, program, flags));
  if (largest !== null) {
    const rows = leadingLines(largest, ids, 5);
    const letter = letters.get(largest.story.id) ?? "A";
    lines.push("", style.bold(`Story ${letter} in ${rows.length === 5 ? "five lines" : counted(rows.length, "line")}`), ...rows);
  }
  return lines;
}

/** Two columns of commands and what they do. */
export function nextLines(commands: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, does], index) => `${index === 0 ? "Next:  " : "       "}${command.padEnd(width)}   ${does}`);
}
