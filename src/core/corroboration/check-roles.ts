import type { Filler } from "../model/index.ts";
import type { VoicesPack } from "../packs/voices.ts";
import { hasWord, readWords } from "../text/name-words.ts";
import type { EventKey } from "./events.ts";
import type { Item } from "./item.ts";

/** How the roles of an asked claim stand to those of a passage: alike, of somebody else, two of them exchanged, or not told by the passage. */
export type RoleFit = "same" | "other" | "exchanged" | "unsaid";

type Words = ReadonlySet<string>;

const meet = (a: Words, b: Words): boolean => [...a].some((word) => hasWord(b, word));
/** Both say something, and not the same. */
const isApart = (a: Words, b: Words): boolean => a.size > 0 && b.size > 0 && !meet(a, b);

/** What fills a role: the names in it or, where it holds none, its plain words ("troops" and "forces" may be the same men, but "it" is not they). */
interface RoleWords {
  readonly words: Words;
  readonly named: boolean;
}

function readRole(fillers: readonly Filler[], pack: VoicesPack): RoleWords {
  const words = fillers.flatMap((filler) => readWords(filler.name)).filter((word) => !pack.small.has(word.text));
  const names = words.filter((word) => word.capital);
  const named = names.length > 0;
  return { words: new Set((named ? names : words).map((word) => pack.sides.get(word.text) ?? word.text)), named };
}

/** Roles that one side fills in turn: who acts is who moves, and whose men, ships or guns it is. */
const OWN_ROLES: Words = new Set(["actor", "moved"]);
/** Whence and whither: the same name in both is the way back. */
const WAYS: Words = new Set(["from", "to"]);

const isOneRole = (a: string, b: string): boolean => a === b || (OWN_ROLES.has(a) && OWN_ROLES.has(b));

const campsOf = (words: Words, pack: VoicesPack): Words => new Set([...words].flatMap((word) => pack.camps.get(word) ?? []));

/** Who moves or acts, whence and whither, of two events of one class. */
function compareEvents(a: EventKey, b: EventKey): RoleFit {
  if (meet(a.from, b.to) && !meet(a.from, b.from)) return "exchanged";
  if (isApart(a.movers, b.movers)) return meet(a.movers, b.from) || meet(a.movers, b.to) ? "exchanged" : "other";
  if (isApart(a.from, b.from)) return meet(a.from, b.movers) ? "exchanged" : "other";
  return a.movers.size > 0 && b.movers.size === 0 ? "unsaid" : "same";
}

/** Compares the roles both claims fill. */
export function compareRoles(asked: Item, item: Item, pack: VoicesPack): RoleFit {
  if (asked.event !== null && asked.event.name === item.event?.name) return compareEvents(asked.event, item.event);
  const [wanted, told] = [Object.entries(asked.claim.roles), Object.entries(item.claim.roles)];
  let fit: RoleFit = "same";
  for (const [role, fillers] of wanted) {
    const mine = readRole(fillers, pack);
    const theirs = readRole(
      told.flatMap(([name, others]) => (isOneRole(name, role) ? others : [])),
      pack,
    );
    if (!isApart(mine.words, theirs.words)) continue;
    // "people died": who dies is in both roles of the asked claim, and exchanged for nobody
    const isElsewhere = (name: string, others: readonly Filler[]): boolean =>
      !isOneRole(name, role) && meet(mine.words, readRole(others, pack).words) && !meet(mine.words, readRole(asked.claim.roles[name] ?? [], pack).words);
    const elsewhere = told.some(([name, others]) => isElsewhere(name, others));
    // names change places only where the passage has another name in this role
    if (elsewhere && (!mine.named || theirs.named || WAYS.has(role))) return "exchanged";
    // Names tell two actors apart, and plain words of two camps: what rebels did is not what the army did; "troops" may be either's.
    if (mine.named === theirs.named && (mine.named || isApart(campsOf(mine.words, pack), campsOf(theirs.words, pack)))) fit = "other";
    // "It may divert troops" does not say that Norland did.
    else if (mine.named && role === "actor" && fit === "same") fit = "unsaid";
  }
  return fit;
}
