import type { Kind, Origin, OriginId } from "../model/index.ts";
import { sameInterval } from "./interval.ts";
import { type Item, isVoiced, type Kinship } from "./item.ts";

/** An outlet that names no source of its own may have it from anybody, so it counts least where nobody else does. */
const isUnsourced = (origin: Origin): boolean => origin.source === "outlet" && origin.kind === "office";

/** What is known first from whoever does it; tolls and areas each body may have counted for itself. */
const ANNOUNCED: ReadonlySet<Kind> = new Set<Kind>(["aid", "order"]);

/** R3: an issuer's own text that gives, later, the very figure somebody else was reported to give before is probably a repeat of it. */
function isRepeat({ origin, claim, quantity, at }: Item, items: readonly Item[], kin: Kinship): boolean {
  if (!ANNOUNCED.has(claim.kind) || claim.attribution.length > 0 || quantity === null || origin.kind === "outlet-observation") return false;
  // nothing was said before an undated text
  const said = at ?? "";
  return items.some(
    (other) =>
      isVoiced(other) &&
      other.claim.attribution.length > 0 &&
      other.claim.polarity !== "denied" &&
      !other.claim.outdated &&
      other.quantity !== null &&
      (other.at ?? said) < said &&
      !kin.mayBeOne(other.origin.id, origin.id) &&
      sameInterval(other.quantity, quantity),
  );
}

/** Whose origins count: those who assert it; where all who can be told deny, what they say is that it is not so, and that is theirs. */
function stoodFor(items: readonly Item[]): readonly Item[] {
  const asserting = items.filter(({ claim }) => claim.polarity !== "denied");
  return asserting.some(isVoiced) ? asserting : items;
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
  const counted = stoodFor(items);
  const told = counted.filter(isVoiced);
  const voiced = [...new Map(told.map(({ origin }) => [origin.id, origin])).values()];
  const own = new Set(told.filter((item) => !isRepeat(item, items, kin)).map(({ origin }) => origin.id));
  const isPassedOn = (origin: Origin): boolean => isUnsourced(origin) || !own.has(origin.id);
  const open = (a: Origin, b: Origin): boolean => kin.mayBeOne(a.id, b.id);
  const doubt = new Map(voiced.map((origin) => [origin, voiced.filter((other) => open(origin, other)).length + (isPassedOn(origin) ? voiced.length : 0)]));
  // Those that nothing doubts come first; a doubtful one counts only if it may be none of those counted.
  const order = [...voiced].sort((a, b) => (doubt.get(a) ?? 0) - (doubt.get(b) ?? 0));
  const least: Origin[] = [];
  for (const origin of order) if (!least.some((other) => open(origin, other) || isPassedOn(origin))) least.push(origin);
  // Likely one is one in both counts; an analyst may part them.
  const apart: Origin[] = [];
  for (const origin of voiced) if (!apart.some((other) => kin.isOne(origin.id, other.id))) apart.push(origin);
  const unattributed = told.length < counted.length ? 1 : 0;
  const ids = [...new Set(counted.map(({ origin }) => origin.id))].sort();
  return { min: least.length, max: Math.max(least.length, apart.length) + unattributed, ids };
}
