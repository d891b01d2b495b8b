import type { Connection } from "./engine.ts";
import { inParts, MOST_IDS } from "./in-parts.ts";

/** Positions of captures, for rows that follow their order. */
export async function positionsOf(connection: Connection, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const part of inParts(ids, MOST_IDS))
    for (const { id, position } of await connection.selectFrom("captures").select(["id", "position"]).where("id", "in", part).execute())
      found.set(id, position);
  return found;
}

export function positionIn(positions: ReadonlyMap<string, number>, article: string): number {
  const position = positions.get(article);
  if (position === undefined) throw new Error(`no capture of ${article}`);
  return position;
}

export const byPosition = (a: { readonly position: number }, b: { readonly position: number }): number => a.position - b.position;
