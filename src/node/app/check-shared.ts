import type { Citation, Dossier, Reading } from "../../core/model/index.ts";
import type { Packs } from "../../core/packs/index.ts";
import { type CheckResult, checkSentence } from "../../core/pipeline.ts";

/** Said where the reason itself would print what may not leave. */
const PLAIN_REASONS: Readonly<Record<CheckResult["verdict"], string>> = {
  supported: "a passage agrees with it",
  contradicted: "a passage speaks against it",
  differs: "the passages say otherwise",
  "not-found": "no passage speaks of it",
};

/** The spans of a claim that a check may cite, in a fixed order. */
const spansOf = (reading: Reading | undefined) =>
  (reading?.claims ?? []).flatMap(({ id, span, sentence }) => [`${id} claim`, span, `${id} sentence`, sentence]);

/** Where the passages of the stored texts stand in the texts as they may leave: passages are those of claims, which keep their ids. */
function passagesIn(shared: readonly Dossier[], whole: readonly Dossier[], passages: readonly Citation[]): readonly Citation[] {
  const kept = new Map(shared.flatMap(({ readings }) => readings.map((reading) => [reading.article.id, reading] as const)));
  const stored = new Map(whole.flatMap(({ readings }) => readings.map((reading) => [reading.article.id, reading] as const)));
  return passages.flatMap(({ article, span }) => {
    const before = spansOf(stored.get(article));
    const at = before.findIndex((part) => typeof part === "object" && part.start === span.start && part.end === span.end);
    const name = before[at - 1];
    const after = spansOf(kept.get(article));
    const moved = typeof name === "string" ? after[after.indexOf(name) + 1] : undefined;
    return typeof moved === "object" ? [{ article, span: moved }] : [];
  });
}

/**
 * Holds a sentence against the stories as the store has them, and answers in words that may leave: a verdict on a sentence that names a
 * private person is right, and prints no name the asker did not bring.
 */
export function checkShared(sentence: Reading, whole: readonly Dossier[], shared: readonly Dossier[], packs: Packs): CheckResult {
  const result = checkSentence(sentence, whole, packs);
  const inWords = checkSentence(sentence, shared, packs);
  const agrees = inWords.verdict === result.verdict && inWords.finding?.id === result.finding?.id;
  if (agrees) return inWords;
  const finding = shared.flatMap(({ findings }) => findings).find(({ id }) => id === result.finding?.id) ?? null;
  return { ...result, finding, reason: PLAIN_REASONS[result.verdict], passages: passagesIn(shared, whole, result.passages) };
}
