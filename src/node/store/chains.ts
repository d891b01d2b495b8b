import { type ChainHead, type ChainName, EMPTY_CHAIN, type Link, type LinkContent, linkAfter } from "../app/ledger/chain.ts";
import type { Connection } from "./engine.ts";

/** How a chain ends. */
export async function chainEnd(connection: Connection, name: ChainName): Promise<ChainHead> {
  return (await connection.selectFrom("chains").select(["length", "head"]).where("name", "=", name).executeTakeFirst()) ?? EMPTY_CHAIN;
}

/** Links for new entries at the end of a chain, in order; the end moves with them. Only inside a transaction that holds the write lock. */
export async function extendChain(connection: Connection, name: ChainName, contents: readonly LinkContent[]): Promise<readonly Link[]> {
  const { links, end } = linkAfter(await chainEnd(connection, name), contents);
  await connection
    .insertInto("chains")
    .values({ name, ...end })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(end))
    .execute();
  return links;
}
