import { z } from "zod";
import { summaryAnswer } from "../answers/summary.ts";
import { chooseStories, openHoldings } from "../dossiers.ts";
import { defineOperation } from "../operation.ts";
import { findingIds, leadingLines, storyLines } from "../screen.ts";
import { shareHoldings } from "../share.ts";
import { summaryOf } from "../summary.ts";
import { counted } from "../words.ts";

const input = z.object({
  story: z.string().optional().describe("only this story, with all its findings: its letter or id"),
  demo: z.boolean().optional().describe("the bundled example instead of the store"),
});

export const stories = defineOperation({
  name: "stories",
  summary: "list the stories, or all findings of one",
  about:
    "A story is one event; look-alikes (the same place in another year, another town with the same words) are kept apart, with the reason. Letters go by size, so they may change as reports come in; ids do not.",
  effect: "read",
  input,
  output: summaryAnswer,
  positional: ["story"],
  examples: [
    { line: "unecho stories", does: "every story" },
    { line: "unecho stories A", does: "every finding of story A with its origins" },
  ],
  async run({ story, demo }, deps) {
    const holdings = shareHoldings(await openHoldings({ demo }, deps), deps);
    const chosen = chooseStories(holdings, story);
    return { value: { holdings, chosen, one: story !== undefined, demo: demo === true }, data: summaryOf({ ...holdings, dossiers: chosen }) };
  },
  render({ holdings, chosen, one, demo }, style, { program }) {
    const ids = findingIds(holdings);
    const shown = storyLines({ ...holdings, dossiers: chosen }, style, program, demo ? " --demo" : "");
    if (!one) return [counted(chosen.length, "story", "stories"), ...shown].join("\n");
    return [
      ...shown,
      ...chosen.flatMap((dossier) => [counted(dossier.findings.length, "finding"), ...leadingLines(dossier, ids, dossier.findings.length)]),
    ].join("\n");
  },
});
