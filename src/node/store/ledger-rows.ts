import { type ChainHead, type ChainName, EMPTY_CHAIN, linkAfter } from "../app/ledger/chain.ts";
import {
  type CaptureColumns,
  type CaptureRow,
  captureContent,
  type DecisionColumns,
  type DecisionRow,
  decisionContent,
  type RemovalColumns,
  type RemovalRow,
  removalContent,
} from "../app/ledger/entries.ts";
import type { Stamp } from "../app/ledger/stamps.ts";
import { type AuditColumns, type AuditRow, auditContent } from "../app/team/audit.ts";

/** The chains of a store in memory; rows are replaced and never changed in place. */
export interface LedgerRows {
  captures: readonly CaptureRow[];
  decisions: readonly DecisionRow[];
  removals: readonly RemovalRow[];
  audit: readonly AuditRow[];
  heads: Readonly<Record<ChainName, ChainHead>>;
  keepDays: number | null;
  stamps: readonly Stamp[];
}

export const emptyRows = (): LedgerRows => ({
  captures: [],
  decisions: [],
  removals: [],
  audit: [],
  heads: { captures: EMPTY_CHAIN, decisions: EMPTY_CHAIN, removals: EMPTY_CHAIN, audit: EMPTY_CHAIN },
  keepDays: null,
  stamps: [],
});

export function addCaptures(rows: LedgerRows, list: readonly CaptureColumns[]): void {
  const { links, end } = linkAfter(rows.heads.captures, list.map(captureContent));
  rows.captures = [...rows.captures, ...list.flatMap((columns, at) => (links[at] === undefined ? [] : [{ ...columns, ...links[at] }]))];
  rows.heads = { ...rows.heads, captures: end };
}

export function addDecision(rows: LedgerRows, columns: DecisionColumns): void {
  const { links, end } = linkAfter(rows.heads.decisions, [decisionContent(columns)]);
  rows.decisions = [...rows.decisions, ...links.map((link) => ({ ...columns, ...link }))];
  rows.heads = { ...rows.heads, decisions: end };
}

export function addRemovals(rows: LedgerRows, list: readonly RemovalColumns[]): void {
  const { links, end } = linkAfter(rows.heads.removals, list.map(removalContent));
  rows.removals = [...rows.removals, ...list.flatMap((columns, at) => (links[at] === undefined ? [] : [{ ...columns, ...links[at] }]))];
  rows.heads = { ...rows.heads, removals: end };
}

export function addAudit(rows: LedgerRows, columns: AuditColumns): void {
  const { links, end } = linkAfter(rows.heads.audit, [auditContent(columns)]);
  rows.audit = [...rows.audit, ...links.map((link) => ({ ...columns, ...link }))];
  rows.heads = { ...rows.heads, audit: end };
}
