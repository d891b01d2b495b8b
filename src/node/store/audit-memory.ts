import { type Audit, type AuditFilter, type AuditRow, auditColumns, auditEntryOf } from "../app/team/audit.ts";
import { addAudit, type LedgerRows } from "./ledger-rows.ts";

const isWanted = (row: AuditRow, { who, action, outcome, since, before }: AuditFilter): boolean =>
  (who === undefined || row.who === who) &&
  (action === undefined || row.action === action) &&
  (outcome === undefined || row.outcome === outcome) &&
  (since === undefined || row.at >= since) &&
  (before === undefined || row.position < before);

/** The book of who did what, gone with the process; its rows are those of the ledger, which puts them back. */
export function memoryAudit(rows: LedgerRows): Audit {
  return {
    async append(entry) {
      addAudit(rows, auditColumns(entry));
    },
    list: async (filter) =>
      rows.audit
        .filter((row) => isWanted(row, filter))
        .reverse()
        .slice(0, filter.limit)
        .map(auditEntryOf),
  };
}
