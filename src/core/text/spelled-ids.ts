import type { ClaimId, FindingId, OriginId } from "../model/index.ts";

const FINDING = "finding:";
const ORIGIN = "origin:";

/** Spelled from the smallest claim, so that it stays while that claim does. */
export const findingIdOf = (smallest: ClaimId): FindingId => `${FINDING}${smallest}`;
export const originIdOf = (smallest: ClaimId): OriginId => `${ORIGIN}${smallest}`;

/** The claim a finding's id is spelled from; null for any other id. */
export const claimOfFinding = (id: string): ClaimId | null => (id.startsWith(FINDING) ? id.slice(FINDING.length) : null);
/** The claim an origin's id is spelled from; null for any other id. */
export const claimOfOrigin = (id: string): ClaimId | null => (id.startsWith(ORIGIN) ? id.slice(ORIGIN.length) : null);
/** The claim an id names or is spelled from. */
export const claimWithin = (id: string): ClaimId => claimOfFinding(id) ?? claimOfOrigin(id) ?? id;
