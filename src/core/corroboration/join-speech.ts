import type { AlignmentPack } from "../packs/alignment.ts";
import type { Item, Kinship } from "./item.ts";
import { isVoiced } from "./item.ts";

/**
 * Puts together what one voice says in several pieces: the aims it names, and what it says "instead" of what it has just denied.
 * Only of voices that are one or may be one, so that no finding gains an origin by it.
 */
export function joinSpeech(groups: Item[][], items: readonly Item[], pack: AlignmentPack, kin: Kinship): Item[][] {
  const groupOf = new Map(groups.flatMap((group) => group.map((item) => [item, group] as const)));
  const join = (item: Item, other: Item): void => {
    const [into, from] = [groupOf.get(item) as Item[], groupOf.get(other) as Item[]];
    if (into === from) return;
    for (const moved of from.splice(0)) {
      into.push(moved);
      groupOf.set(moved, into);
    }
  };
  for (const voices of gatherAims(items, pack, kin)) for (const item of voices) join(voices[0] as Item, item);
  for (const [, said] of Map.groupBy(items, ({ claim }) => claim.article)) {
    const stated = said.filter(({ quantity }) => quantity === null).sort((a, b) => a.claim.span.start - b.claim.span.start);
    for (const [at, item] of stated.entries()) {
      const denied = item.turns ? stated[at - 1] : undefined;
      if (denied !== undefined && denied.claim.polarity === "denied" && mayBeOneVoice(denied, item, kin)) join(denied, item);
    }
  }
  return groups.filter((group) => group.length > 0);
}

const mayBeOneVoice = (a: Item, b: Item, kin: Kinship): boolean => isVoiced(a) && isVoiced(b) && kin.mayBeOne(a.origin.id, b.origin.id);

/** Aims, no figure among them, by voices each two of which may be one. */
function gatherAims(items: readonly Item[], pack: AlignmentPack, kin: Kinship): readonly (readonly Item[])[] {
  const gathered: Item[][] = [];
  for (const item of items) {
    if (item.quantity !== null || !pack.aims.has(item.claim.what) || !item.origin.named) continue;
    const home = gathered.find((others) => others.every((other) => other.claim.background === item.claim.background && mayBeOneVoice(other, item, kin)));
    if (home === undefined) gathered.push([item]);
    else home.push(item);
  }
  return gathered;
}
