import { sha256 } from "../../sha256.ts";
import { canonicalJson } from "../canonical-json.ts";

/** What stands before the first entry of every chain. */
export const CHAIN_START = "0".repeat(64);

/** Logs whose entries each carry the hash of the one before. */
export const CHAINS = ["captures", "decisions", "removals", "audit"] as const;
export type ChainName = (typeof CHAINS)[number];

/** Where an entry stands in its chain. */
export interface Link {
  /** From 1. */
  readonly position: number;
  /** Hash of the entry before it. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of position, previous and content. */
  readonly hash: string;
}

/** How a chain ends: what is kept beside it, so that an end that was cut off is missed. */
export interface ChainHead {
  readonly length: number;
  /** Hash of the last entry. */
  readonly head: string;
}

export const EMPTY_CHAIN: ChainHead = { length: 0, head: CHAIN_START };

/** What an entry vouches for. */
export type LinkContent = Readonly<Record<string, string>>;

export function makeLink(position: number, previous: string, content: LinkContent): Link {
  return { position, previous, hash: sha256(canonicalJson({ ...content, position, previous })) };
}

/** Links for entries that come after a chain's end, in order, and its end after them. */
export function linkAfter(end: ChainHead, contents: readonly LinkContent[]): { readonly links: readonly Link[]; readonly end: ChainHead } {
  let { length, head } = end;
  const links = contents.map((content) => {
    const link = makeLink(++length, head, content);
    head = link.hash;
    return link;
  });
  return { links, end: { length, head } };
}
