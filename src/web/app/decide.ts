import { client } from "../data/queries.ts";
import { refusalWords } from "../data/refusal.ts";
import { runOperation } from "../data/request.ts";
import type { Decided, Decisions, ReviewQueue } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { say } from "../parts/toasts.tsx";
import { visibleLine } from "../words/visible.ts";
import { labelWords, t } from "../words/words.ts";
import { foresee } from "./foresee.ts";

/** A ruling as a person makes it. */
export interface Ruling {
  readonly verb: "accept" | "reject" | "same" | "different" | "undetermined" | "merge" | "split" | "correct" | "move" | "check" | "sign" | "rate";
  readonly id: string;
  readonly other?: string | undefined;
  readonly value?: string | undefined;
  readonly reason?: string | undefined;
}

const MADE_OF_STORIES = ["story", "stories", "brief", "provenance", "decisions", "review", "article", "check", "search", "ratings"] as const;

const refresh = async (): Promise<void> => {
  await Promise.all(MADE_OF_STORIES.map((key) => client.invalidateQueries({ queryKey: [key] })));
};

/** Takes decisions back, newest first, and shows what stands then. */
export async function takeBack(...numbers: readonly number[]): Promise<void> {
  try {
    for (const number of [...numbers].reverse()) await runOperation<Decisions>("decisions", { undo: number });
    say(t("decide.undone"));
  } catch (error) {
    say(refusalWords(error));
  }
  await refresh();
}

const counts = ({ min, max }: { readonly min: number; readonly max: number }): string => (min === max ? String(min) : `${min}–${max}`);

/** What a decision changed, in one sentence. */
function changeWords({ verb, changes }: Decided): string {
  const moved = changes.find(({ before, after }) => before !== null && after !== null && counts(before.origins) !== counts(after.origins));
  if (moved?.before == null || moved.after === null) return t("decide.done", { verb: t(`verb.${verb}`) });
  return t("decide.moved", {
    verb: t(`verb.${verb}`),
    label: visibleLine(labelWords(moved.after.label), 120),
    before: counts(moved.before.origins),
    after: counts(moved.after.origins),
  });
}

/** What stays out of a request where nobody said it. */
const spelled = (ruling: Ruling): object => Object.fromEntries(Object.entries(ruling).filter(([, value]) => value !== undefined && value !== ""));

/** Questions that the ruling answers leave the queue at once. */
const answered = (queue: ReviewQueue | undefined, { id, other, verb }: Ruling): ReviewQueue | undefined =>
  queue === undefined
    ? queue
    : { ...queue, items: queue.items.filter(({ answers }) => !answers.some((one) => one.verb === verb && one.id === id && one.other === other)) };

/**
 * Takes decisions in order: shows them at once, then what they changed, and offers to take them back. Where the server refuses one, the page is put
 * back, the reason told in a sentence, and those after it are not tried.
 */
export async function decideAll(rulings: readonly Ruling[], story: string): Promise<boolean> {
  if (new URLSearchParams(location.search).has("asOf")) {
    say(t("asOf.noDecision"));
    return false;
  }
  const key = ["story", story];
  const before = client.getQueryData<StoryView>(key);
  const queue = client.getQueryData<ReviewQueue>(["review"]);
  await Promise.all([client.cancelQueries({ queryKey: key }), client.cancelQueries({ queryKey: ["review"] })]);
  for (const ruling of rulings) {
    client.setQueryData<StoryView>(key, (view) => foresee(view, ruling));
    client.setQueryData<ReviewQueue>(["review"], (items) => answered(items, ruling));
  }
  const taken: Decided[] = [];
  try {
    for (const ruling of rulings) taken.push((await runOperation<Decided>("decide", spelled(ruling))).answer);
  } catch (error) {
    client.setQueryData(key, before);
    client.setQueryData(["review"], queue);
    say(refusalWords(error));
    if (taken.length === 0) return false;
  }
  const last = taken.findLast(({ changes }) => changes.length > 0) ?? taken.at(-1);
  if (last !== undefined) say(changeWords(last), () => void takeBack(...taken.map(({ number }) => number)));
  await refresh();
  return taken.length === rulings.length;
}

export const decide = (ruling: Ruling, story: string): Promise<boolean> => decideAll([ruling], story);
