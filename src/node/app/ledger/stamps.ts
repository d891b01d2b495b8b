import { canonicalJson } from "../canonical-json.ts";
import type { ChainHead, ChainName } from "./chain.ts";
import type { Ledger } from "./ledger.ts";

export type Heads = Readonly<Record<ChainName, ChainHead>>;

/** A time-stamp authority's word that the chains had these ends at a moment. */
export interface Stamp {
  readonly heads: Heads;
  /** HOST or HOST:PORT that was asked. */
  readonly authority: string;
  readonly askedAt: string;
  /** Hex digits that the authority had to repeat. */
  readonly nonce: string;
  /** The token (RFC 3161) as DER, base64. */
  readonly token: string;
}

/** What a token is about: the ends of all chains, as bytes. */
export const stampedBytes = (heads: Heads): Uint8Array => new TextEncoder().encode(canonicalJson(heads));

/** The ends that no longer stand where they stood, as clauses. */
export async function movedEnds({ heads }: Stamp, ledger: Ledger): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const name of ["captures", "decisions", "removals", "audit"] as const) {
    const { length, head } = heads[name];
    const [entry] = length === 0 ? [] : await ledger[name](length - 1, 1);
    if (length > 0 && (entry?.position !== length || entry.hash !== head)) faults.push(`entry ${length} of ${name} is not the one it vouches for`);
  }
  return faults;
}
