import { z } from "zod";
import { AppError } from "../../errors.ts";
import { reviewAnswer } from "../answers/review.ts";
import { lettersOf } from "../dossiers.ts";
import type { Effect } from "../foresee.ts";
import { defineOperation } from "../operation.ts";
import { reviewQueue } from "../review-queue.ts";
import { counted, rangeWords } from "../words.ts";

const input = z.object({
  story: z.string().optional().describe("only this story: its letter or id"),
  most: z.coerce.number().int().min(1).max(200).default(40).describe("questions looked at, those that touch most passages first"),
});

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w.:-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);

function effectWords(effect: Effect | null): string {
  if (effect === null) return "not worked out";
  if (effect.findings === 0) return "changes nothing";
  const moved = effect.changes.map(({ before, after }) => {
    const now = after ?? before;
    const counts = (one: typeof now): string => (one === null ? "none" : `${one.status}, ${rangeWords(one.origins.min, one.origins.max)}`);
    return `${now?.label ?? ""}: ${counts(before)} \u2192 ${counts(after)}`;
  });
  return `${moved.join("; ")} (${counted(effect.sentences, "line")} of the brief)`;
}

export const review = defineOperation({
  name: "review",
  summary: "what only a person can decide, with what each answer would change, the largest change of the brief first",
  about:
    "Pairs of origins that may be one, findings that may be one fact or two, figures, places, dates, speakers and outlets that were inferred, reports and stories that may be grouped wrongly. Each answer is the line for unecho decide that gives it; what it would change is worked out before it is given. Nothing is decided here, and what somebody ruled on is not asked again.",
  effect: "read",
  input,
  output: reviewAnswer,
  positional: ["story"],
  examples: [
    { line: "unecho review", does: "the questions of the largest stories" },
    { line: "unecho review A", does: "those of one story" },
  ],
  async run({ story, most }, deps) {
    const store = await deps.openStore("existing");
    try {
      const letters = await lettersOf(store);
      const wanted = story?.toUpperCase();
      const id = story === undefined ? undefined : letters.has(story) ? story : [...letters].find(([, letter]) => letter === wanted)?.[0];
      if (story !== undefined && id === undefined) throw new AppError("story/unknown", { story, known: [...letters.values()].join(", ") || "none" });
      const { short, ...queue } = await reviewQueue(store, deps, id, most);
      const data = {
        ...queue,
        items: queue.items.map((item) => ({
          ...item,
          about: [...item.about],
          sides: item.sides.map(({ label, claims }) => ({ label, claims: [...claims] })),
          findings: [...item.findings],
          answers: item.answers.map((answer) => ({ ...answer })),
        })),
      };
      return { value: { ...data, short }, data };
    } finally {
      await store.close();
    }
  },
  render({ items, more, untried, storiesLeft, short }, style, { program }) {
    if (items.length === 0) return "nothing to decide";
    const notes = [
      ...(more === 0 ? [] : [`${counted(more, "more question")}: --most gives them`]),
      ...(untried === 0 ? [] : [`${counted(untried, "question")} not worked out: their stories are large or hold a report that is held back`]),
      ...(storiesLeft === 0 ? [] : [`${counted(storiesLeft, "smaller story", "smaller stories")} not looked through`]),
    ];
    return [
      ...items.flatMap(({ kind, basis, sides, answers }, at) => [
        `${style.bold(`${at + 1}  ${kind}`)}  ${basis}`,
        ...sides.filter(({ label }) => label !== "").map(({ label, claims }) => `     ${label} (${counted(claims.length, "passage")})`),
        ...answers.map(
          ({ verb, id, other, value, effect }) =>
            `     ${program} decide ${[verb, short(id), other === undefined ? undefined : short(other), value]
              .filter((word) => word !== undefined)
              .map(quoted)
              .join(" ")}   ${style.dim(effectWords(effect))}`,
        ),
      ]),
      ...notes,
    ].join("\n");
  },
});
