import { z } from "zod";
import { idText, instant } from "./fields.ts";

const rating = {
  letter: z
    .enum(["A", "B", "C", "D", "E", "F"])
    .describe("Admiralty scale, as an analyst judges it: A completely, B usually, C fairly, D not usually reliable, E unreliable, F cannot be judged"),
  note: z.string(),
  by: z.string(),
  at: instant,
};

/** Letters that analysts gave; whoever is in neither list was judged by nobody, which is F. */
export const sourcesAnswer = z.object({
  outlets: z.array(z.object({ outlet: z.string().describe("its name"), ...rating })),
  speakers: z.array(z.object({ label: z.string(), origins: z.array(idText).describe("origins it holds for, over all stories"), ...rating })),
});
