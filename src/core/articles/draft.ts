import type { BlockRole } from "../model/index.ts";
import type { HeaderField } from "../packs/boilerplate.ts";

/** A block before its role is settled; `role` null means a paragraph unless something says otherwise. */
export interface Draft {
  readonly start: number;
  readonly end: number;
  role: BlockRole | null;
  rule: string | null;
  /** More than half of it is links; absent where the text has none to show (plain text). */
  readonly isLinked?: boolean;
}

/** Value of one header line: "Published: 2031-05-14" -> the date as written. */
export interface HeaderValue {
  readonly field: HeaderField;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** Text divided, with what its header block said. */
export interface Division {
  readonly drafts: Draft[];
  readonly header: readonly HeaderValue[];
}
