import type { AuditEntry } from "../src/node/app/team/audit.ts";

/** A line of the audit for a test. */
export const auditEntry = (given: Partial<AuditEntry> = {}): AuditEntry => ({
  at: "2040-01-01T00:00:00.000Z",
  who: "ana",
  door: "HTTP",
  from: "192.0.2.7",
  action: "decide",
  about: "",
  outcome: "done",
  code: null,
  ...given,
});
