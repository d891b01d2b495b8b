import { z } from "zod";

/** Shares from 0 to 1, and a few counts; null where a set has nothing to measure. */
const scores = z.record(z.string(), z.number().nullable());

/** Figures of gold sets and their mean. */
export const scoresAnswer = z
  .object({
    sets: z.array(z.object({ name: z.string(), scores, renamed: scores.nullable() })),
    mean: scores,
    renamedMean: scores.nullable(),
  })
  .meta({ id: "Scores" });
