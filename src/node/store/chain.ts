import { createHash } from "node:crypto";
import { canonicalJson } from "../app/canonical-json.ts";
import type { Connection } from "./engine.ts";

/** What stands before the first entry of every chain. */
export const CHAIN_START = "0".repeat(64);

/** Logs whose entries each carry the hash of the one before. */
export type ChainName = "captures" | "decisions" | "removals";

/** Where an entry stands in its chain. */
export interface Link {
  /** From 1. */
  readonly position: number;
  /** Hash of the entry before it. */
  readonly previous: string;
  /** SHA-256 over the canonical JSON of position, previous and content. */
  readonly hash: string;
}

/** What an entry vouches for. */
export type LinkContent = Readonly<Record<string, string>>;

export const sha256Hex = (data: string | Uint8Array): string => createHash("sha256").update(data).digest("hex");

export function makeLink(position: number, previous: string, content: LinkContent): Link {
  return { position, previous, hash: sha256Hex(canonicalJson({ ...content, position, previous })) };
}

/** Links for new entries at the end of a chain, in order; the head moves with them. Only inside a transaction that holds the write lock. */
export async function extendChain(connection: Connection, name: ChainName, contents: readonly LinkContent[]): Promise<readonly Link[]> {
  const row = await connection.selectFrom("chains").select(["length", "head"]).where("name", "=", name).executeTakeFirst();
  let { length, head } = row ?? { length: 0, head: CHAIN_START };
  const links = contents.map((content) => {
    const link = makeLink(++length, head, content);
    head = link.hash;
    return link;
  });
  await connection
    .insertInto("chains")
    .values({ name, length, head })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ length, head }))
    .execute();
  return links;
}
