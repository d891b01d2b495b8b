import type { VoicesPack } from "../packs/voices.ts";
import { actsIn, type EventKey, sameEvent } from "./events.ts";
import { type Item, isVoiced } from "./item.ts";

/** An event as some claims tell it, and what else two tellings must have in common. */
interface Telling {
  readonly event: EventKey;
  readonly setting: string;
}

/** A group with the different tellings in it; most groups tell no event of a known class. */
interface Group {
  readonly items: Item[];
  readonly tellings: Map<string, Telling>;
}

/** Puts together the tellings of one event: same class, same side, directions that go together. A denial joins when the side concerned denies. */
export function joinEvents(groups: readonly Item[][], voices: VoicesPack): Item[][] {
  const joined: Group[] = [];
  // the few that tell an event, in the order of `joined`
  const telling: Group[] = [];
  for (const items of groups) {
    const tellings = readTellings(items, voices);
    const [first, ...rest] = telling.filter((other) => tellOne(tellings, other.tellings, voices));
    if (first === undefined) {
      const group = { items: [...items], tellings };
      joined.push(group);
      if (tellings.size > 0) telling.push(group);
      continue;
    }
    for (const other of rest) {
      for (const item of other.items) first.items.push(item);
      for (const [key, told] of other.tellings) first.tellings.set(key, told);
      other.items.length = 0;
    }
    for (const item of items) first.items.push(item);
    for (const [key, told] of tellings) first.tellings.set(key, told);
  }
  return joined.flatMap(({ items }) => (items.length > 0 ? [items] : []));
}

/** "The units have not moved" from a third party speaks of some units; from the side concerned it denies the event. */
const mayJoin = (item: Item, event: EventKey, voices: VoicesPack): boolean => !item.denies || (isVoiced(item) && actsIn(event, item.origin, voices));

function readTellings(items: readonly Item[], voices: VoicesPack): Map<string, Telling> {
  const tellings = new Map<string, Telling>();
  for (const item of items) {
    const { event, claim } = item;
    if (event === null || !mayJoin(item, event, voices)) continue;
    const setting = `${claim.kind} ${claim.background}`;
    tellings.set(`${setting} ${spell(event)}`, { event, setting });
  }
  return tellings;
}

const spell = ({ movers, from, to, ...plain }: EventKey): string => JSON.stringify([plain, [...movers], [...from], [...to]]);

function tellOne(a: ReadonlyMap<string, Telling>, b: ReadonlyMap<string, Telling>, voices: VoicesPack): boolean {
  for (const left of a.values()) for (const right of b.values()) if (left.setting === right.setting && sameEvent(left.event, right.event, voices)) return true;
  return false;
}
