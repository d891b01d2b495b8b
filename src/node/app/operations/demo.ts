import { z } from "zod";
import { EXIT } from "../../errors.ts";
import { summaryAnswer } from "../answers/summary.ts";
import { demoFolder, holdingsOf } from "../dossiers.ts";
import { leadingFindings } from "../headlines.ts";
import { listingOf } from "../listing.ts";
import { defineOperation } from "../operation.ts";
import { firstScreen, nextLines } from "../screen.ts";
import { noteSkips } from "../skips.ts";
import { summaryOf } from "../summary.ts";

export const demo = defineOperation({
  name: "demo",
  summary: "read the bundled example, an invented crisis, and show what it adds up to",
  about:
    "Reads an invented crisis in an invented country, written to hold the traps of real reporting: outlets that repeat one unnamed source, figures in two units, a look-alike event, an appeal for donations. Nothing is kept on disk.",
  effect: "read",
  input: z.object({}),
  output: summaryAnswer,
  positional: [],
  examples: [{ line: "unecho demo", does: "the first thing to run" }],
  async run(_, deps) {
    const listing = listingOf(await holdingsOf([demoFolder(deps.root)], deps), deps);
    const lost = noteSkips(listing.report, deps);
    return { value: { listing }, data: summaryOf(listing), exit: lost ? EXIT.skipped : EXIT.ok };
  },
  render({ listing }, style, { program, version }) {
    const { largest, ids } = listing;
    const shown = largest === null ? undefined : leadingFindings(largest, 5)[0];
    const first = shown === undefined ? "ID" : (ids.get(shown.finding.id) ?? "ID");
    return [
      `unecho ${version} \u00b7 offline \u00b7 no AI model \u00b7 the example is invented and nothing is kept`,
      ...firstScreen(listing, style, program, " --demo"),
      "",
      ...nextLines([
        [`${program} brief A --demo`, "the example as a short brief, every sentence with its passage"],
        [`${program} open --demo`, "the same in your browser, to look at and to work on"],
        [`${program} why ${first} --demo`, "why a finding has its status: passages, origins, rules"],
        [`${program} read FOLDER`, "your own reports: .txt .md .html .eml .json .jsonl"],
        [`${program} --help`, "everything else"],
      ]),
    ].join("\n");
  },
});
