import { userInfo } from "node:os";
import { z } from "zod";
import { deliverAfter } from "../../alerts/deliver.ts";
import { AppError } from "../../errors.ts";
import { decidedAnswer } from "../answers/decided.ts";
import { buildHoldings } from "../dossiers.ts";
import { directoryOf } from "../lookup.ts";
import { defineOperation } from "../operation.ts";
import { readRuling } from "../ruling.ts";
import { changeLines, takeDecision } from "../take-decision.ts";

const input = z.object({
  verb: z
    .enum(["accept", "reject", "same", "different", "undetermined", "merge", "split", "correct", "move", "check", "sign", "rate"], {
      error: "say what you decide, see below",
    })
    .describe("accept, reject, same, different, undetermined, merge, split, correct, move, check, sign, rate"),
  id: z
    .string({ error: "name what it is about" })
    .describe("a finding (f-1a2b), claim (c-1a2b), origin (o-1a2b), a story's letter, the file name of a report, or (to rate) an outlet's name"),
  other: z.string().optional().describe("the second of two; what is corrected; the story to move to, or new; the letter of a source, A to F"),
  value: z.string().optional().describe("what a correction puts there"),
  reason: z.string().max(1000).default("").describe("why; kept with the decision, and needed to reject"),
  by: z.string().min(1).max(100).optional().describe("who decides (default: your user name)"),
});

export const decide = defineOperation({
  name: "decide",
  summary: "rule on a claim, finding, origin, report or story; show what that changes",
  about:
    "Decisions are only ever added, never changed: a later one overrules, and unecho decisions --undo takes one back to the byte. accept and reject: a rejected claim or finding is shown and counts nowhere. same, different, undetermined: whether two origins are one, or two claims or findings one fact. merge also joins two stories; split takes a claim out of a finding or an origin. correct: value, speaker, place or date of a claim, outlet or date of a report, or whether one of its blocks is text or boilerplate; a speaker or place only as the report itself names one. move: a report to another story, or to new. check and sign put a name under a finding, that it was looked over or is signed off, and change no count. rate gives a source its letter on the Admiralty scale, A to F, as you judge it: an origin, everywhere it is named alike, or an outlet by its name; nothing is counted by it, and unecho sources lists them. Answers with every finding as it stood and as it stands.",
  effect: "write",
  input,
  output: decidedAnswer,
  positional: ["verb", "id", "other", "value"],
  examples: [
    { line: 'unecho decide reject c-1a2b --reason "another ferry"', does: "a claim that counts nowhere from now on" },
    { line: "unecho decide same o-1a2b o-3c4d", does: "two origins are one" },
    { line: "unecho decide correct c-1a2b value 10-20", does: "a figure that was misread, in the unit of its report" },
    { line: "unecho decide correct 003.txt date 2031-05-14", does: "the date of a report" },
    { line: 'unecho decide rate "The Slate Post" B --reason "own reporters there"', does: "your letter for a source; F when none is given" },
    { line: "unecho decide move 003.txt new", does: "a report that belongs to a story of its own" },
  ],
  async run({ verb, id, other, value, reason, by }, deps) {
    if (verb === "reject" && reason.trim() === "") throw new AppError("input/invalid", { detail: "--reason: say why it is rejected", command: "decide" });
    const store = await deps.openStore("existing");
    try {
      const before = await buildHoldings(store, { ...deps, settings: { ...deps.settings, asOf: null } }, null);
      const grounded = readRuling({ verb, id, other, value }, before, directoryOf(before));
      const taken = await takeDecision(grounded, by ?? userInfo().username, reason.trim(), store, before, {
        ...deps,
        settings: { ...deps.settings, asOf: null },
      });
      await deliverAfter(store, deps);
      return { value: taken, data: taken };
    } finally {
      await store.close();
    }
  },
  render: (taken, _style, { program }) =>
    [`decision ${taken.number}: ${taken.verb}, by ${taken.by}`, ...changeLines(taken), `take it back with: ${program} decisions --undo ${taken.number}`].join(
      "\n",
    ),
});
