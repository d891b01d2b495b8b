import { z } from "zod";
import { AppError } from "../../errors.ts";
import { defineOperation } from "../operation.ts";
import { forgetOld } from "../retention.ts";
import { counted } from "../words.ts";

/** A hundred years: more is for good. */
const MOST_DAYS = 36_500;

const input = z.object({
  keepDays: z.coerce.number({ error: "a number of days" }).int().min(1).max(MOST_DAYS).optional().describe("forget every report this many days after it came"),
  forGood: z.boolean().optional().describe("keep reports for good (what a new store does)"),
});

const output = z
  .object({ keepDays: z.int().nullable().describe("null: reports are kept for good"), forgotten: z.int().describe("reports forgotten now") })
  .meta({ id: "Retention" });

export const retention = defineOperation({
  name: "retention",
  summary: "say or set how long reports are kept",
  about:
    "Without options it says what holds. With --keep-days it forgets, now and after every later reading (once a day), each report that came longer ago, as unecho forget does: hash and reason stay. What analysts decided stays, without the words of the reports.",
  effect: "write",
  role: "admin",
  input,
  output,
  positional: [],
  examples: [
    { line: "unecho retention", does: "how long reports are kept here" },
    { line: "unecho retention --keep-days 365", does: "forgets what came more than a year ago, now and from now on" },
    { line: "unecho retention --for-good", does: "keeps everything from now on" },
  ],
  async run({ keepDays, forGood }, deps) {
    if (keepDays !== undefined && forGood === true)
      throw new AppError("input/invalid", { detail: "--keep-days and --for-good contradict each other", command: "retention" });
    const store = await deps.openStore("existing");
    try {
      if (keepDays !== undefined || forGood === true) await store.ledger.setKeepDays(keepDays ?? null);
      const forgotten = keepDays === undefined ? 0 : await forgetOld(store, deps);
      const value = { keepDays: await store.ledger.keepDays(), forgotten };
      return { value, data: value };
    } finally {
      await store.close();
    }
  },
  render: ({ keepDays, forgotten }) =>
    [
      keepDays === null ? "Reports are kept for good." : `Reports are kept for ${counted(keepDays, "day")} after they came.`,
      ...(forgotten === 0 ? [] : [`${counted(forgotten, "report")} forgotten now; hash and reason stay.`]),
    ].join("\n"),
});
