import type { Finding, Origin, Provenance, Story } from "../data/shapes.ts";
import type { StoryView } from "../data/story-view.ts";

type Pair = Provenance["pairs"][number];

/** One thing only a person can decide: whether two origins are one. */
export interface Question {
  readonly story: Story;
  readonly view: StoryView;
  readonly a: Origin;
  readonly b: Origin;
  readonly basis: string;
  /** Findings whose count the answer may change. */
  readonly findings: readonly Finding[];
}

const isOpen = ({ relation }: Pair): boolean => relation === "undetermined" || relation === "likely-same";

/** What is in doubt in a story, the largest effect first. */
export function questionsOf(view: StoryView, { pairs }: Provenance): readonly Question[] {
  const rows = new Map(view.rows.map(({ finding }) => [finding.id, finding]));
  const asked = pairs.filter(isOpen).flatMap(({ a, b, basis, findings }) => {
    const [first, second] = [view.origins.get(a), view.origins.get(b)];
    if (first === undefined || second === undefined || first.id === second.id) return [];
    return [{ story: view.story, view, a: first, b: second, basis, findings: findings.flatMap((id) => rows.get(id) ?? []) }];
  });
  return asked.sort((x, y) => y.findings.length - x.findings.length || (x.a.id < y.a.id ? -1 : 1));
}
