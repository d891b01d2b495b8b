import type { Decision, Dossier, StoryId } from "../model/index.ts";
import { claimWithin } from "../text/spelled-ids.ts";
import { askClaims } from "./ask-claims.ts";
import { askFindings } from "./ask-findings.ts";
import { askOrigins } from "./ask-origins.ts";
import { askReports } from "./ask-reports.ts";
import { askStories } from "./ask-stories.ts";
import type { Answer, Question } from "./question.ts";

const pairName = (a: string, b: string): string => [claimWithin(a), claimWithin(b)].sort().join(" ");

/** A field of one thing; of the blocks of a report each is a matter of its own. */
const fieldMatter = (target: string, field: string, value: unknown): string =>
  field === "block" ? `${target} block ${String(value).split(" ")[0]}` : `${target} ${field}`;

/** What a decision is about, as an answer that would repeat or overrule it is. */
function matterOf(decision: Decision): string | null {
  if ("a" in decision) return pairName(decision.a, decision.b);
  if (decision.verb === "correct") return fieldMatter(decision.target, decision.field, decision.value);
  if (decision.verb === "accept" || decision.verb === "reject") return claimWithin(decision.target);
  return decision.verb === "move" ? `${decision.article} story` : null;
}

function matterAsked({ verb, id, other = "", value }: Answer): string {
  if (verb === "correct") return fieldMatter(id, other, value);
  if (verb === "move") return `${id} story`;
  return verb === "accept" || verb === "reject" ? claimWithin(id) : pairName(id, other);
}

/**
 * What is in doubt in a story and nobody has ruled on: questions whose answer is a decision, those that touch most passages first. `stories` are
 * those there are, `standing` leads from a story of the stream to the one that stands for it now. What an answer changes is worked out elsewhere, by taking it.
 */
export function questionsOf(
  dossier: Dossier,
  inForce: readonly Decision[],
  stories: ReadonlySet<StoryId>,
  standing: ReadonlyMap<StoryId, StoryId> = new Map(),
): readonly Question[] {
  const ruled = new Set(inForce.map(matterOf));
  const all = [...askOrigins(dossier), ...askFindings(dossier), ...askClaims(dossier), ...askReports(dossier), ...askStories(dossier, stories, standing)];
  return all
    .filter(({ answers }) => !answers.some((answer) => ruled.has(matterAsked(answer))))
    .sort((x, y) => y.reach - x.reach || (nameOf(x) < nameOf(y) ? -1 : 1));
}

/** The name of a question: the same as long as what it is about keeps its ids. */
export const nameOf = ({ kind, about }: Pick<Question, "kind" | "about">): string => `${kind} ${about.join(" ")}`;
