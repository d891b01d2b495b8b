import type { Instant } from "../model/index.ts";
import type { Shared } from "./shareable.ts";

/** What an export may say about where it comes from; the clock is the caller's. */
export interface ExportOptions {
  /** The moment the export describes; null when no report carries a date. */
  readonly asOf: Instant | null;
  /** Version of the program. */
  readonly version: string;
  /** Digest of the packs that read the reports. */
  readonly packs: string;
}

/** One way to hand stories to another tool. */
export interface Export {
  readonly id: string;
  readonly summary: string;
  readonly mediaType: string;
  /** File ending without the dot. */
  readonly extension: string;
  /** Carries whole texts and names: for tools on this machine, not for publication. It is given the stories as they are stored. */
  readonly local: boolean;
  render(shared: Shared, options: ExportOptions): string;
}
