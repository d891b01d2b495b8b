import type { ExportOptions } from "../../core/exports/export.ts";
import type { Shared } from "../../core/exports/shareable.ts";

/** An address that a newsreader can follow. */
export interface FollowedFeed {
  readonly title: string;
  readonly url: string;
}

/** What a file is written with, beside what every export knows. */
export interface WriteOptions extends ExportOptions {
  /** A row of Humanitarian Exchange Language hashtags under the header of a table. */
  readonly hxl: boolean;
  /** A byte order mark before text, which old spreadsheets need to see UTF-8. */
  readonly bom: boolean;
  /** Feeds the store follows; none when it was not asked. */
  readonly feeds: readonly FollowedFeed[];
  /** The reports as they came, as a web archive (.warc.gz); null when there is no store to take them from. */
  readonly archive: Uint8Array | null;
}

/** A file written beside another one, by its full name. */
export interface Companion {
  readonly file: string;
  readonly body: string;
}

/** A file format that `export` writes. */
export interface Format {
  readonly id: string;
  readonly file: string;
  readonly summary: string;
  readonly mediaType: string;
  /** For tools on this machine: it is given the stories as they are stored, and no network door offers it. */
  readonly local: boolean;
  /** Text as a string, anything else as bytes. */
  write(shared: Shared, options: WriteOptions): Promise<string | Uint8Array>;
  /** What belongs beside the file when it is written to `name`: a table's own description with its warnings. */
  beside?(name: string, shared: Shared, options: WriteOptions): readonly Companion[];
}
