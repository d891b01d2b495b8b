import type { ReviewItem } from "../data/shapes.ts";

type Answer = ReviewItem["answers"][number];

/** Keys of answers, by what they say: the left of a pair joins, the right parts. */
const KEYS: Readonly<Record<string, string>> = {
  same: "c",
  merge: "c",
  together: "c",
  stay: "c",
  text: "c",
  furniture: "d",
  different: "d",
  apart: "d",
  split: "d",
  move: "d",
  nobody: "d",
  undetermined: "u",
  nowhere: "u",
  right: "a",
  reject: "r",
};

/** Each answer with its key; of several corrections offered, the first is `a` where nothing else is, and the rest have a button alone. */
export function keyedAnswers(answers: readonly Answer[]): readonly (readonly [answer: Answer, key: string | null])[] {
  const taken = new Set<string>();
  return answers.map((answer) => {
    const key = KEYS[answer.say] ?? (answer.say === "correct" ? "a" : null);
    const isFree = key !== null && !taken.has(key) && !(answer.say === "correct" && answers.some(({ say }) => say === "right"));
    if (key !== null && isFree) taken.add(key);
    return [answer, isFree ? key : null] as const;
  });
}
