import { z } from "zod";
import { summaryAnswer } from "../answers/summary.ts";
import { openListing } from "../listing.ts";
import { defineOperation } from "../operation.ts";
import { leadingLines, storyLines } from "../screen.ts";
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
    const { listing, chosen } = await openListing({ demo }, story, deps);
    const stories = story === undefined ? listing.stories : listing.stories.filter(({ id }) => id === chosen?.story.id);
    const shown = { ...listing, stories };
    return { value: { listing: shown, chosen, demo: demo === true }, data: summaryOf(shown) };
  },
  render({ listing, chosen, demo }, style, { program }) {
    const shown = storyLines(listing, style, program, demo ? " --demo" : "");
    if (chosen === null) return [counted(listing.stories.length, "story", "stories"), ...shown].join("\n");
    return [...shown, counted(chosen.findings.length, "finding"), ...leadingLines(chosen, listing.ids, chosen.findings.length)].join("\n");
  },
});
