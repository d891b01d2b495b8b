import type { PackFile } from "./schema.ts";

/** A claim type with its frames in every language spoken. */
export interface ClaimType {
  readonly id: string;
}

/** Compiles packs/claims/<type>/*.yaml. */
export function compileClaimTypes(_files: readonly PackFile[]): readonly ClaimType[] {
  return [];
}
