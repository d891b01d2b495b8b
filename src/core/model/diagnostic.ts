import type { Citation } from "./span.ts";

/** Something a reader of the result should know; not an exception. */
export interface Diagnostic {
  /** `stage/what`, documented in docs/reference/diagnostics.md. */
  readonly code: `${string}/${string}`;
  readonly severity: "info" | "warning" | "error";
  readonly message: string;
  readonly at: Citation | null;
}

/** What every stage returns. */
export interface Staged<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}
