import { z } from "zod";
import { linesAnswer } from "../answers/text.ts";
import { openHoldings } from "../dossiers.ts";
import { explain } from "../explain.ts";
import { directoryOf } from "../lookup.ts";
import { defineOperation } from "../operation.ts";
import { shareHoldings } from "../share.ts";

const input = z.object({
  id: z.string({ error: "name a finding, claim, origin or story" }).describe("id of a finding (f-1a2b), claim (c-1a2b), origin (o-1a2b), or a story's letter"),
  other: z.string().optional().describe("a second story: why the two were kept apart"),
  demo: z.boolean().optional().describe("the bundled example instead of the store"),
});

export const why = defineOperation({
  name: "why",
  summary: "why a claim was read so, a finding has its status, or two stories were kept apart",
  about:
    "A claim: its passage, the rule that read it, the chain of who says so. A finding: the reason and rule of its status, its passages, its origins and how every two of them stand to each other. Two stories: what keeps them apart.",
  effect: "read",
  input,
  output: linesAnswer,
  positional: ["id", "other"],
  examples: [
    { line: "unecho why f-1a2b", does: "a finding" },
    { line: "unecho why A B", does: "why stories A and B are two" },
  ],
  async run({ id, other, demo }, deps) {
    const holdings = shareHoldings(await openHoldings({ demo }, deps), deps);
    const directory = directoryOf(holdings);
    const lines = explain(directory.find(id), other === undefined ? null : directory.find(other), holdings, directory);
    return { value: { lines }, data: { lines } };
  },
  render: ({ lines }) => lines.join("\n"),
});
