import type { Origin, OriginId } from "../model/index.ts";
import type { Item, Kinship } from "./item.ts";

/** An outlet that names no source of its own may have it from anybody, so it counts least where nobody else does. */
const isPassedOn = (origin: Origin): boolean => origin.source === "outlet" && origin.kind === "office";

export interface OriginCount {
  readonly min: number;
  readonly max: number;
  readonly ids: readonly OriginId[];
}

/**
 * How many origins stand behind claims. Each named origin counts one; origins that may be one and the same count once in `min` and
 * separately in `max`; text without attribution adds nothing to `min` and at most one to `max`.
 */
export function countOrigins(items: readonly Item[], kin: Kinship): OriginCount {
  const origins = new Map<OriginId, Origin>();
  let unattributed = false;
  for (const { origin, claim } of items) {
    if (claim.polarity === "denied") continue;
    if (origin === null || origin.kind === "unattributed") unattributed = true;
    else origins.set(origin.id, origin);
  }
  const voiced = [...origins.values()];
  const open = (a: Origin, b: Origin): boolean => kin.mayBeOne(a.id, b.id);
  const degree = new Map(voiced.map((origin) => [origin.id, voiced.filter((other) => other !== origin && open(origin, other)).length]));
  // Those that nothing doubts come first; a doubtful one counts only if it may be none of those counted.
  const order = [...voiced].sort((a, b) => Number(isPassedOn(a)) - Number(isPassedOn(b)) || (degree.get(a.id) ?? 0) - (degree.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
  const counted: Origin[] = [];
  for (const origin of order) if (!counted.some((other) => open(origin, other) || isPassedOn(origin))) counted.push(origin);
  const ids = items.flatMap(({ origin, claim }) => (origin === null || claim.polarity === "denied" ? [] : [origin.id]));
  // Likely one is one in both counts; an analyst may part them.
  const apart: Origin[] = [];
  for (const origin of voiced) if (!apart.some((other) => kin.isOne(origin.id, other.id))) apart.push(origin);
  return { min: counted.length, max: Math.max(counted.length, apart.length) + (unattributed ? 1 : 0), ids: [...new Set(ids)].sort() };
}
