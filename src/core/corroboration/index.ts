import type { Decision, Diagnostic, Finding, Provenance, Reading, SetAside, Staged, StoryId } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { compareText } from "../text/compare-text.ts";
import { findingIdOf } from "../text/spelled-ids.ts";
import { alignClaims } from "./align.ts";
import { compareClaims, LISTED_PAIRS } from "./compare.ts";
import { findConcession } from "./concession.ts";
import { countOrigins } from "./count.ts";
import { applyGroupings, type Rulings, readRulings, type Word } from "./decisions.ts";
import { estimateMeasure } from "./estimate.ts";
import { comparingLanguage, gatherItems, type Item, type Kinship, readKinship } from "./item.ts";
import { relateAcross } from "./relate-across.ts";
import { addRepeats, partRepeats } from "./repeats.ts";
import { judgeDiscounted, judgeStatus } from "./status.ts";

export const version = "corroboration/1";

/**
 * Stage 6: readings, provenance, decisions in force -> Finding[]. Puts claims about one fact together, compares them, counts their origins,
 * gives their range and judges how they stand by R1 to R12. Each claim is in exactly one finding. It never averages, and never takes
 * doubt about who spoke for a second voice.
 */
export function corroborate(
  story: StoryId,
  readings: readonly Reading[],
  provenance: Provenance,
  inForce: readonly Decision[],
  packs: Packs,
): Staged<readonly Finding[]> {
  const language = comparingLanguage(packs);
  if (language === undefined) return { value: [], diagnostics: [] };
  const { alignment: pack, voices } = language;
  const rulings = readRulings(inForce);
  const kin = readKinship(provenance);
  const { standing, repeats } = partRepeats(gatherItems(readings, provenance, packs, language), readings, provenance);
  const groups = applyGroupings(addRepeats(alignClaims(standing, pack, voices, kin), repeats), rulings);
  const described = groups.map((group) => describeFinding(story, group, kin, rulings, voices));
  const findings = described.map(({ finding }) => finding);
  const across = relateAcross(
    described.map(({ finding: { id }, current }) => ({ id, items: current })),
    pack,
    kin,
  );
  return {
    value: findings.map((finding) => ({ ...finding, relations: [...finding.relations, ...(across.get(finding.id) ?? [])] })),
    diagnostics: describeUnlisted(described.map(({ unlisted }) => unlisted)),
  };
}

/** Says that lists of relations are shorter than what was compared; `unlisted` gives pairs for each finding. */
function describeUnlisted(unlisted: readonly number[]): readonly Diagnostic[] {
  const findings = unlisted.filter((pairs) => pairs > 0);
  if (findings.length === 0) return [];
  const pairs = findings.reduce((sum, more) => sum + more, 0);
  const message = `relations of ${findings.length} large findings list the first ${LISTED_PAIRS} pairs of claims of each kind and leave out ${pairs}; status and counts rest on all of them`;
  return [{ code: "corroboration/pairs-not-listed", severity: "info", message, at: null }];
}

/** A finding, its current members, and how many pairs of its claims are not listed in it. */
interface Described {
  readonly finding: Finding;
  readonly current: readonly Item[];
  readonly unlisted: number;
}

/** The last word of an analyst on a finding as a whole; null when there is none. */
const rejectionOf = (group: readonly Item[], rulings: Rulings): Word | null =>
  group.map((item) => rulings.rejectedFindings.get(item.claim.id)).find((word) => word !== undefined) ?? null;

function describeFinding(story: StoryId, group: readonly Item[], kin: Kinship, rulings: Rulings, voices: VoicesPack): Described {
  const dropped = rejectionOf(group, rulings);
  const isOut = (item: Item): boolean => dropped !== null || rulings.rejectedClaims.has(item.claim.id);
  const counted = group.filter((item) => !isOut(item));
  const setAside = group.filter(isOut).map((item): SetAside => ({ claim: item.claim.id, why: "rejected" }));
  const { relations, unlisted, superseded, open } = compareClaims(counted, kin);
  const current = counted.filter((item) => !superseded.has(item.claim.id));
  const count = countOrigins(counted, kin);
  const now = countOrigins(current, kin);
  const plain = judgeStatus(now, open, new Set(current.map((item) => item.claim.article)).size);
  const admitting = plain.status === "corroborated" ? findConcession(current, kin, voices) : null;
  const conceded =
    admitting === null ? plain : { status: "conceded" as const, reason: `${plain.reason}; ${admitting} says so of its own side`, rule: plain.rule };
  const last = dropped ?? group.map((item) => rulings.rejectedClaims.get(item.claim.id)).findLast((word) => word !== undefined) ?? null;
  const judged = counted.length === 0 && last !== null ? judgeDiscounted(last) : conceded;
  const [first] = group as readonly [Item, ...Item[]];
  const finding: Finding = {
    id: findingIdOf(first.claim.id),
    story,
    type: first.claim.type,
    label: usual(group.map((item) => item.claim.what)),
    claims: counted.map((item) => item.claim.id),
    setAside,
    superseded: [...superseded],
    relations,
    status: judged.status,
    count,
    current: { min: now.min, max: now.max },
    parties: [...new Set(counted.flatMap((item) => item.origin.party ?? []))].sort(),
    reason: now.min !== count.min || now.max !== count.max ? `${judged.reason}; ${count.min} over its whole history` : judged.reason,
    rule: judged.rule,
    estimate: estimateMeasure(current, judged.status),
    ...signed(group, rulings),
    review: dropped !== null ? "rejected" : group.some((item) => rulings.acceptedFindings.has(item.claim.id)) ? "accepted" : null,
  };
  return { finding, current, unlisted };
}

/** The signatures under a finding, whichever of its claims its id was spelled from then; nothing when there are none. */
function signed(group: readonly Item[], { signatures }: Rulings): Pick<Finding, "signatures"> {
  const found = group.flatMap((item) => signatures.get(item.claim.id) ?? []);
  return found.length === 0 ? {} : { signatures: found.sort((a, b) => compareText(a.at, b.at)) };
}

/** The commonest of several labels, the first in the alphabet of equals. */
function usual(labels: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))[0]?.[0] ?? "";
}
