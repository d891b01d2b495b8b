import { client } from "../data/queries.ts";
import { runOperation } from "../data/request.ts";
import type { Decided, Decisions } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";
import { say } from "../parts/toasts.tsx";
import { visibleLine } from "../words/visible.ts";
import { t } from "../words/words.ts";

/** A ruling as a person makes it. */
export interface Ruling {
  readonly verb: "accept" | "reject" | "same" | "different" | "undetermined";
  readonly id: string;
  readonly other?: string;
  readonly reason?: string;
}

/** What is shown at once, before the server has worked out what the ruling changes. */
function foresee(view: StoryView | undefined, { verb, id }: Ruling): StoryView | undefined {
  if (view === undefined || (verb !== "accept" && verb !== "reject")) return view;
  const review = verb === "accept" ? ("accepted" as const) : ("rejected" as const);
  return { ...view, rows: view.rows.map((row) => (row.finding.id === id ? { ...row, finding: { ...row.finding, review } } : row)) };
}

async function refresh(story: string): Promise<void> {
  await Promise.all([["story", story], ["stories"], ["brief"], ["provenance"], ["decisions"]].map((queryKey) => client.invalidateQueries({ queryKey })));
}

/** Takes a decision back, and shows what stands then. */
export async function takeBack(number: number, story: string): Promise<void> {
  try {
    await runOperation<Decisions>("decisions", { undo: number });
    await refresh(story);
    say(t("decide.undone"));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
}

const counts = ({ min, max }: { readonly min: number; readonly max: number }): string => (min === max ? String(min) : `${min}–${max}`);

/** What a decision changed, in one sentence. */
function changeWords({ verb, changes }: Decided): string {
  const moved = changes.find(({ before, after }) => before !== null && after !== null && counts(before.origins) !== counts(after.origins));
  if (moved?.before == null || moved.after === null) return t("decide.done", { verb: t(`verb.${verb}`) });
  return t("decide.moved", {
    verb: t(`verb.${verb}`),
    label: visibleLine(moved.after.label, 120),
    before: counts(moved.before.origins),
    after: counts(moved.after.origins),
  });
}

/** Takes a decision: shows it at once, then what it changed, and offers to take it back. */
export async function decide(ruling: Ruling, story: string): Promise<boolean> {
  if (new URLSearchParams(location.search).has("asOf")) {
    say(t("asOf.noDecision"));
    return false;
  }
  const key = ["story", story];
  const before = client.getQueryData<StoryView>(key);
  client.setQueryData<StoryView>(key, (view) => foresee(view, ruling));
  try {
    const { answer } = await runOperation<Decided>("decide", ruling);
    await refresh(story);
    say(changeWords(answer), () => void takeBack(answer.number, story));
    return true;
  } catch (error) {
    client.setQueryData(key, before);
    say(error instanceof Error ? error.message : String(error));
    return false;
  }
}
