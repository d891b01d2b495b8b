import type { Decision, Instant, OriginId, Rating } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Shared } from "./shareable.ts";
import type { Table } from "./table.ts";

/** What an export may say about where it comes from; the clock is the caller's. */
export interface ExportOptions {
  /** The moment the export describes; null when no report carries a date. */
  readonly asOf: Instant | null;
  /** Version of the program. */
  readonly version: string;
  /** What read the reports; its hash is the version of the rules. */
  readonly packs: Packs;
  /** What analysts ruled: who reviewed what, and when. */
  readonly decisions: readonly Decision[];
  /** The letters analysts gave to origins. */
  readonly ratings: ReadonlyMap<OriginId, Rating>;
  /** What permalinks begin with: the address of a server ("https://desk.example"), or "unecho:/" where there is none. */
  readonly base: string;
  /** Event tables hold every finding, not only those with deaths. */
  readonly allClaims: boolean;
}

interface Format {
  /** What `--format` takes. */
  readonly id: string;
  /** Name of the file it makes ("claims.csv"); `--format` takes that as well. */
  readonly file: string;
  readonly summary: string;
  readonly mediaType: string;
  /** Carries whole texts and names: for tools on this machine, not for publication. It is given the stories as they are stored. */
  readonly local: boolean;
}

/** An export that is one text. */
export interface TextExport extends Format {
  readonly kind: "text";
  /** The format has no room for warnings: they are written beside it. */
  readonly silent?: true;
  render(shared: Shared, options: ExportOptions): string;
}

/** An export that is one table; whoever writes files spells it. */
export interface TableExport extends Format {
  readonly kind: "table";
  table(shared: Shared, options: ExportOptions): Table;
}

/** One way to hand stories to another tool. */
export type Export = TextExport | TableExport;
