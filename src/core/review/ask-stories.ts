import type { Dossier, Placement, StoryId } from "../model/index.ts";
import type { Question } from "./question.ts";

/** Stories that look alike and were kept apart: each pair is asked about once, in the story whose id comes first. */
function askLookalikes({ story, findings }: Dossier, known: ReadonlySet<StoryId>): readonly Question[] {
  return story.lookalikes.flatMap(({ story: other, why }): readonly Question[] => {
    if (!known.has(other) || (known.has(story.id) && other < story.id)) return [];
    return [
      {
        kind: "story-merge",
        story: story.id,
        about: [story.id, other],
        sides: [],
        article: null,
        findings: findings.slice(0, 3).map(({ id }) => id),
        basis: why,
        answers: [
          { say: "merge", verb: "merge", id: story.id, other },
          { say: "apart", verb: "different", id: story.id, other },
        ],
        reach: story.articles.length,
      },
    ];
  });
}

type Proposed = NonNullable<Placement["proposed"]>;

/** What the stream of arrivals would repair: the report goes to another story, or to one of its own where that story is none yet. */
function askProposed({ story, readings, placements }: Dossier, known: ReadonlySet<StoryId>, standing: ReadonlyMap<StoryId, StoryId>): readonly Question[] {
  const proposed = new Map(placements.flatMap((one): [string, Proposed][] => (one.proposed === undefined ? [] : [[one.article, one.proposed]])));
  return readings.flatMap(({ article, claims }): readonly Question[] => {
    const repair = proposed.get(article.id);
    const to = repair === undefined ? story.id : (standing.get(repair.to) ?? repair.to);
    // it stands there already: the repair was made
    if (repair === undefined || to === story.id) return [];
    const isKnown = known.has(to);
    return [
      {
        kind: isKnown ? "story-move" : "story-split",
        story: story.id,
        about: [article.id, to],
        sides: [{ label: article.title ?? article.name, claims: claims.slice(0, 3).map(({ id }) => id) }],
        article: article.id,
        findings: [],
        basis: repair.why,
        answers: [
          { say: "move", verb: "move", id: article.id, other: isKnown ? to : "new" },
          { say: "stay", verb: "move", id: article.id, other: story.id },
        ],
        reach: claims.length,
      },
    ];
  });
}

/** Where stories and their reports may be grouped wrongly. `standing` leads from a story of the stream to the one that stands for it now. */
export const askStories = (dossier: Dossier, known: ReadonlySet<StoryId>, standing: ReadonlyMap<StoryId, StoryId>): readonly Question[] => [
  ...askLookalikes(dossier, known),
  ...askProposed(dossier, known, standing),
];
