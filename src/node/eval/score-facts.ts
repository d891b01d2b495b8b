import { f1, goldStatus, mean, sameInterval } from "./compare.ts";
import type { GoldFact } from "./gold.ts";
import type { Alignment, FoundFinding } from "./match.ts";
import { pairKey, pairsOf } from "./score-texts.ts";

/** Right answers of all questions, by class. */
class Tally {
  readonly #classes = new Map<string, { right: number; all: number }>();

  add(name: string, right: boolean): void {
    const entry = this.#classes.get(name) ?? { right: 0, all: 0 };
    this.#classes.set(name, { right: entry.right + Number(right), all: entry.all + 1 });
  }

  /** Mean over the classes, so that one answer for everything does not pass; null when nothing was asked. */
  balanced(): number | null {
    return this.#classes.size === 0 ? null : mean([...this.#classes.values()].map(({ right, all }) => right / all));
  }
}

/** Pairs of mentions put into one finding, against pairs of one fact. */
export function scoreAlignment({ crisis, matched, findingOf }: Alignment) {
  const ids = crisis.gold.mentions.filter((mention) => mention.background !== true).map((mention) => mention.id);
  const factOf = new Map(crisis.gold.facts.flatMap((fact) => fact.members.map((id) => [id, fact] as const)));
  const findingFor = (id: string): FoundFinding | undefined => findingOf.get(matched.get(id)?.id ?? "");
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const [a, b] of pairsOf(ids)) {
    const gold = factOf.get(a) !== undefined && factOf.get(a) === factOf.get(b);
    const found = findingFor(a) !== undefined && findingFor(a) === findingFor(b);
    if (gold && found) right += 1;
    else if (found) wrong += 1;
    else if (gold) missed += 1;
  }
  return {
    alignmentPrecision: right + wrong === 0 ? 0 : right / (right + wrong),
    alignmentRecall: right + missed === 0 ? 0 : right / (right + missed),
    alignment: f1(right, wrong, missed),
  };
}

/** The finding most members of a fact are in. */
function findingOfFact(fact: GoldFact, { matched, findingOf }: Alignment): FoundFinding | undefined {
  const votes = new Map<FoundFinding, number>();
  for (const id of fact.members) {
    const finding = findingOf.get(matched.get(id)?.id ?? "");
    if (finding !== undefined) votes.set(finding, (votes.get(finding) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const isNumeric = (fact: GoldFact): boolean => (fact.low !== null && fact.low !== undefined) || (fact.high !== null && fact.high !== undefined);

/** Origins, status and range of every fact with two or more members; facts that reach into another story are left out. */
export function scoreFacts(alignment: Alignment) {
  const { gold } = alignment.crisis;
  const background = new Set(gold.mentions.filter((mention) => mention.background === true).map((mention) => mention.id));
  const judged = gold.facts.filter((fact) => !fact.members.some((id) => background.has(id)));
  const origins = new Tally();
  const status = new Tally();
  let found = 0;
  let inflated = 0;
  let minRight = 0;
  let facts = 0;
  let numeric = 0;
  let ranges = 0;
  for (const fact of judged) {
    const finding = findingOfFact(fact, alignment);
    if (finding !== undefined) {
      found += 1;
      if (finding.origins.min > fact.origins.max) inflated += 1;
    }
    if (fact.members.length < 2) continue;
    facts += 1;
    if (isNumeric(fact)) numeric += 1;
    const sameMin = finding !== undefined && finding.origins.min === fact.origins.min;
    if (sameMin) minRight += 1;
    origins.add(fact.origins.min >= 2 ? "several" : "one", sameMin && Math.abs(finding.origins.max - fact.origins.max) <= 1);
    status.add(fact.status, finding !== undefined && (goldStatus(finding.status) === fact.status || (fact.status === "superseded" && finding.superseded)));
    if (finding !== undefined && isNumeric(fact) && sameInterval(fact, finding)) ranges += 1;
  }
  return {
    facts,
    originsMin: facts === 0 ? null : minRight / facts,
    origins: origins.balanced(),
    /** Facts whose lowest count is above the true highest: corroboration that was invented. */
    inflated: found === 0 ? null : inflated / found,
    status: status.balanced(),
    ranges: numeric === 0 ? null : ranges / numeric,
  };
}

/** F1 of the pairs that contradict or differ, among members that are current. */
export function scoreContradictions({ crisis, picture, matched }: Alignment): number {
  const gold = new Set((crisis.gold.contradictions ?? []).map(([a, b]) => pairKey(a, b)));
  const itemOf = new Map([...matched].map(([id, claim]) => [claim.id, id]));
  const superseded = new Set(crisis.gold.facts.flatMap((fact) => (fact.supersedes ?? []).map(([, old]) => old)));
  const found = new Set<string>();
  for (const { a, b, relation } of picture.findings.flatMap((finding) => finding.relations)) {
    const [first, second] = [itemOf.get(a), itemOf.get(b)];
    if ((relation === "contradicts" || relation === "differs") && first !== undefined && second !== undefined) found.add(pairKey(first, second));
  }
  const current = [...gold].filter((key) => !key.split("|").some((id) => superseded.has(id)));
  const right = current.filter((key) => found.has(key)).length;
  const wrong = [...found].filter((key) => !gold.has(key)).length;
  return current.length + wrong === 0 ? 1 : f1(right, wrong, current.length - right);
}
