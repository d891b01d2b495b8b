import { z } from "zod";
import { briefReview } from "../../../core/exports/brief-review.ts";
import { AppError } from "../../errors.ts";
import { findFormat } from "../../exports/index.ts";
import { briefAnswer } from "../answers/brief.ts";
import { textAnswer } from "../answers/text.ts";
import { emptyStore, openStory } from "../dossiers.ts";
import { defineOperation } from "../operation.ts";
import { noteWarnings, share } from "../share.ts";
import { writeOptions } from "../write-options.ts";

/** Names people type for a format, and the export that writes it. */
const FORMATS = { md: "md", html: "html" } as const;

const input = z.object({
  story: z.string().optional().describe("letter or id of the story (default: the largest)"),
  format: z.enum(["md", "html", "json"]).default("md").describe("Markdown, one HTML file, or the brief as JSON"),
  demo: z.boolean().optional().describe("the bundled example instead of the store"),
});

export const brief = defineOperation({
  name: "brief",
  summary: "a short brief of one story, every sentence with its passage",
  about:
    "Says what the reports say, not what is true. Sentences name the origin and not the outlet that repeated it; every one ends with marks that lead to the passages. Without --as-of it describes the newest date among the story's reports.",
  effect: "read",
  input,
  output: z.union([briefAnswer, textAnswer]),
  positional: ["story"],
  examples: [
    { line: "unecho brief A > brief.md", does: "Markdown with footnotes" },
    { line: "unecho brief A --format html > brief.html", does: "one file for a browser or a printer" },
  ],
  async run({ story, format, demo }, deps) {
    const holdings = await openStory({ demo }, story, deps);
    const [dossier] = holdings.dossiers;
    if (dossier === undefined) throw emptyStore(deps);
    const newest =
      dossier.readings
        .flatMap(({ article }) => article.published?.from ?? [])
        .sort()
        .at(-1) ?? null;
    const options = writeOptions(holdings, deps.settings.asOf ?? newest, deps);
    const shared = share([dossier], options.asOf, holdings.decisions, deps);
    noteWarnings(shared.warnings, holdings.letters, deps);
    const [leaving] = shared.dossiers;
    if (leaving === undefined) throw new AppError("export/withheld", { story: story ?? "A" });
    const data = { ...leaving.brief, asOf: options.asOf, review: briefReview(leaving) };
    if (format === "json") return { value: { text: JSON.stringify(data, null, 1) }, data };
    const chosen = findFormat(FORMATS[format]);
    if (chosen === undefined) throw new Error(`no export writes ${format}`);
    const text = String(await chosen.write(shared, options));
    return { value: { text }, data: { text } };
  },
  render: ({ text }) => text.replace(/\n$/, ""),
});
