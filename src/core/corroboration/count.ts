import type { Kind, Origin, OriginId } from "../model/index.ts";
import { sameInterval } from "./interval.ts";
import { type Item, isVoiced, type Kinship } from "./item.ts";

/** An outlet that names no source of its own may have it from anybody, so it counts least where nobody else does. */
const isUnsourced = (origin: Origin): boolean => origin.source === "outlet" && origin.kind === "office";

/** What is known first from whoever does it; tolls and areas each body may have counted for itself. */
const ANNOUNCED: ReadonlySet<Kind> = new Set<Kind>(["aid", "order"]);

/** R3: an issuer's own text that gives, later, the very figure somebody else was reported to give before is probably a repeat of it. */
function isRepeat(item: Item, items: readonly Item[], kin: Kinship): boolean {
  const { origin, claim, quantity, at } = item;
  if (
    origin === null ||
    !ANNOUNCED.has(claim.kind) ||
    claim.attribution.length > 0 ||
    claim.observed ||
    quantity === null ||
    at === null ||
    origin.kind === "outlet-observation"
  )
    return false;
  return items.some(
    (other) =>
      other.origin !== null &&
      other.origin.kind !== "unattributed" &&
      other.claim.attribution.length > 0 &&
      other.claim.polarity !== "denied" &&
      !other.claim.outdated &&
      other.quantity !== null &&
      other.at !== null &&
      other.at < at &&
      !kin.mayBeOne(other.origin.id, origin.id) &&
      sameInterval(other.quantity, quantity),
  );
}

/** Whose origins count: those who assert it; where all who can be told deny, what they say is that it is not so, and that is theirs. */
function stoodFor(items: readonly Item[]): readonly Item[] {
  const asserting = items.filter(({ claim }) => claim.polarity !== "denied");
  return asserting.some(isVoiced) || asserting.length === items.length ? asserting : items;
}

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
  const passedOn = new Set<OriginId>();
  const own = new Set<OriginId>();
  const counted = stoodFor(items);
  for (const item of counted) {
    const { origin } = item;
    if (origin === null || origin.kind === "unattributed") unattributed = true;
    else {
      origins.set(origin.id, origin);
      if (isRepeat(item, items, kin)) passedOn.add(origin.id);
      else own.add(origin.id);
    }
  }
  const isPassedOn = (origin: Origin): boolean => isUnsourced(origin) || (passedOn.has(origin.id) && !own.has(origin.id));
  const voiced = [...origins.values()];
  const open = (a: Origin, b: Origin): boolean => kin.mayBeOne(a.id, b.id);
  const degree = new Map(voiced.map((origin) => [origin.id, voiced.filter((other) => other !== origin && open(origin, other)).length]));
  // Those that nothing doubts come first; a doubtful one counts only if it may be none of those counted.
  const order = [...voiced].sort(
    (a, b) => Number(isPassedOn(a)) - Number(isPassedOn(b)) || (degree.get(a.id) ?? 0) - (degree.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  const least: Origin[] = [];
  for (const origin of order) if (!least.some((other) => open(origin, other) || isPassedOn(origin))) least.push(origin);
  const ids = counted.flatMap(({ origin }) => (origin === null ? [] : [origin.id]));
  // Likely one is one in both counts; an analyst may part them.
  const apart: Origin[] = [];
  for (const origin of voiced) if (!apart.some((other) => kin.isOne(origin.id, other.id))) apart.push(origin);
  return { min: least.length, max: Math.max(least.length, apart.length) + (unattributed ? 1 : 0), ids: [...new Set(ids)].sort() };
}
