import { userInfo } from "node:os";
import { z } from "zod";
import type { Decision, Reading } from "../../../core/model/index.ts";
import { decisionsInForce, outletTarget, reanchorDecisions } from "../../../core/pipeline.ts";
import { deliverAfter } from "../../alerts/deliver.ts";
import { AppError } from "../../errors.ts";
import { decisionsAnswer } from "../answers/decided.ts";
import { buildHoldings } from "../dossiers.ts";
import { directoryOf } from "../lookup.ts";
import { defineOperation } from "../operation.ts";
import { changeLines, takeDecision } from "../take-decision.ts";
import { counted } from "../words.ts";

const input = z.object({
  undo: z.coerce.number().int().min(1).optional().describe("number of a decision to take back; itself a decision, and can be taken back"),
  reason: z.string().max(1000).default("").describe("why it is taken back"),
  by: z.string().min(1).max(100).optional().describe("who takes it back (default: your user name)"),
});

/** Everything a decision names, as the log has it. */
function namedIn(decision: Decision, log: readonly Decision[]): readonly string[] {
  switch (decision.verb) {
    case "accept":
    case "reject":
    case "correct":
    case "check":
    case "sign":
    case "rate":
      return [decision.target];
    case "move":
      return decision.to === null ? [decision.article] : [decision.article, decision.to];
    case "withdraw":
      return [`decision ${log.findIndex(({ id }) => id === decision.decision) + 1}`];
    case "same":
    case "different":
    case "undetermined":
    case "merge":
    case "split":
      return [decision.a, decision.b];
    default:
      return decision satisfies never;
  }
}

/** An outlet by a report of it: its name may be that of a person. */
function outletWords(target: string, readings: readonly Reading[]): string {
  const report = readings.find(({ article }) => outletTarget(article) === target);
  return report === undefined ? "an outlet" : `outlet of ${report.article.id.slice(0, 12)}`;
}

export const decisions = defineOperation({
  name: "decisions",
  summary: "list what was decided, or take a decision back",
  about:
    "Every decision with its number, oldest first: who, when, why, about what, and whether it still counts. --undo adds a decision that withdraws an earlier one; what it had changed is then as if it had never been taken, and an answer --as-of a moment between the two still has it.",
  effect: "write",
  input,
  output: decisionsAnswer,
  positional: [],
  examples: [
    { line: "unecho decisions", does: "the list" },
    { line: 'unecho decisions --undo 3 --reason "wrong report"', does: "takes decision 3 back" },
  ],
  async run({ undo, reason, by }, given) {
    const deps = { ...given, settings: { ...given.settings, asOf: null } };
    const store = await deps.openStore("existing");
    try {
      const holdings = await buildHoldings(store, deps, null);
      const before = await store.listDecisions();
      const earlier = undo === undefined ? null : (before[undo - 1] ?? null);
      if (undo !== undefined && earlier === null)
        throw new AppError("input/invalid", { detail: `--undo: there are ${counted(before.length, "decision")}`, command: "decisions" });
      const undone =
        earlier === null
          ? null
          : await takeDecision({ ruling: { verb: "withdraw", decision: earlier.id }, anchors: [] }, by ?? userInfo().username, reason, store, holdings, deps);
      if (undone !== null) await deliverAfter(store, deps);
      const log = await store.listDecisions();
      const withdrawals = log.filter(({ verb }) => verb === "withdraw");
      const counts = new Set([...decisionsInForce(log, null), ...withdrawals].map(({ id }) => id));
      const readings = holdings.dossiers.flatMap((dossier) => dossier.readings);
      const versions = holdings.dossiers.flatMap((dossier) => dossier.versions);
      const lost = new Map(reanchorDecisions(log, readings, versions).unanchored.map(({ decision, reason: why }) => [decision, why]));
      const { short } = directoryOf(holdings);
      const shorten = (id: string): string =>
        id.startsWith("finding:")
          ? short("finding", id)
          : id.startsWith("origin:")
            ? short("origin", id)
            : id.startsWith("outlet:")
              ? outletWords(id, readings)
              : short("claim", id);
      const listed = log.map((decision, at) => ({
        number: at + 1,
        verb: decision.verb,
        about: namedIn(decision, log).map(shorten),
        by: decision.by,
        at: decision.at,
        reason: decision.reason,
        inForce: counts.has(decision.id),
        notFound: lost.get(decision.id) ?? null,
      }));
      const value = { decisions: listed, undone };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ decisions: list, undone }) =>
    [
      ...(undone === null ? [] : [`decision ${undone.number} takes it back`, ...changeLines(undone), ""]),
      list.length === 0 ? "nothing was decided yet" : counted(list.length, "decision"),
      ...list.map(
        ({ number, verb, about, by, at, reason, inForce, notFound }) =>
          `  ${number}  ${at.slice(0, 16).replace("T", " ")}  ${verb} ${about.join(" ")}, by ${by}${reason === "" ? "" : `: ${reason}`}${inForce ? "" : "  (taken back)"}${notFound === null ? "" : `  (changes nothing: ${notFound})`}`,
      ),
    ].join("\n"),
});
