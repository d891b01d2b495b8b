import type { ClaimId, Finding } from "../model/index.ts";

/** A finding before and after; null where there was, or is, none. */
export interface FindingChange {
  readonly before: Finding | null;
  readonly after: Finding | null;
}

const members = (finding: Finding): readonly ClaimId[] => [...finding.claims, ...finding.setAside.map(({ claim }) => claim)];

/** What a reader would see change: members, status, counts, range, review and signatures. */
const look = ({ claims, setAside, status, count, current, estimate, review, signatures }: Finding): string =>
  JSON.stringify([claims, setAside, status, count.min, count.max, current, estimate, review, signatures]);

/** The findings that differ between two states of the same stories; a finding is the same one as long as it keeps its smallest claim. */
export function compareFindings(before: readonly Finding[], after: readonly Finding[]): readonly FindingChange[] {
  const holder = new Map(after.flatMap((finding) => members(finding).map((claim) => [claim, finding] as const)));
  const met = new Set<Finding>();
  const changes: FindingChange[] = [];
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id) ?? holder.get([...members(old)].sort()[0] ?? "") ?? null;
    if (now !== null) met.add(now);
    if (now === null || look(now) !== look(old)) changes.push({ before: old, after: now });
  }
  return [...changes, ...after.filter((finding) => !met.has(finding)).map((finding) => ({ before: null, after: finding }))];
}
