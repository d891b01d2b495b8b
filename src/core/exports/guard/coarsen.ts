import type { Citation, Claim, ClaimPlace, Mention, Reading, Span } from "../../model/index.ts";
import type { HarmPack } from "../../packs/index.ts";
import type { HiddenPlace } from "./forces.ts";
import { moveStrings } from "./rewrite.ts";

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What is printed instead of a fine place: "[a place in Orle]". */
export const printedPlace = ({ region }: HiddenPlace, { printed }: HarmPack): string =>
  `[${region === null ? printed.unplaced : printed.place.replace("{region}", region.name)}]`;

/** A place as it may leave: the region with its middle, the country without one, or nothing but the statement that it was withheld. */
function coarse(place: ClaimPlace, hidden: HiddenPlace, pack: HarmPack): ClaimPlace {
  const { region } = hidden;
  if (region === null) return { ...place, name: printedPlace(hidden, pack), place: null, latitude: null, longitude: null, precision: 5 };
  if (region.id.startsWith("country:")) return { ...place, name: region.name, place: region.id, latitude: null, longitude: null, precision: 6 };
  return { ...place, name: region.name, place: region.id, latitude: region.latitude, longitude: region.longitude, precision: 4 };
}

const hiddenAt = (span: Span, hidden: readonly HiddenPlace[]): HiddenPlace | undefined => hidden.find((place) => overlaps(place.span, span));

/** Replaces every hidden name in a text, longest first. */
export function withoutPlaces(text: string, hidden: readonly HiddenPlace[], pack: HarmPack): string {
  return [...hidden].sort((a, b) => b.name.length - a.name.length).reduce((out, place) => replaceWord(out, place.name, printedPlace(place, pack)), text);
}

const LETTER = /[\p{L}\p{N}]/u;

/** Replaces a name wherever it stands as words of its own. */
function replaceWord(text: string, name: string, printed: string): string {
  if (name === "") return text;
  let out = "";
  let at = 0;
  for (let hit = text.indexOf(name); hit >= 0; hit = text.indexOf(name, hit + name.length)) {
    const end = hit + name.length;
    const alone = !LETTER.test(text.charAt(hit - 1)) && !LETTER.test(text.charAt(end));
    out += text.slice(at, hit) + (alone ? printed : name);
    at = end;
  }
  return out + text.slice(at);
}

/** Ids and words of ours, in which no place is ever looked for. */
const LEFT: ReadonlySet<string> = new Set(["id", "article", "type", "kind", "rule", "place", "mention", "unit", "outlet", "key"]);

/** A claim with its fine places given by region; `names` also changes the words of its roles and voices. */
function coarseClaim(claim: Claim, hidden: readonly HiddenPlace[], pack: HarmPack, names: boolean): Claim {
  const here = hidden.filter(({ sentence }) => overlaps(sentence, claim.sentence));
  if (here.length === 0) return claim;
  const places = claim.places.map((place) => {
    const match = hiddenAt(place.span, here);
    return match === undefined ? place : coarse(place, match, pack);
  });
  const known = places.filter((place, index) => place.place === null || places.findIndex((other) => other.place === place.place) === index);
  return { ...(names ? moveStrings(claim, (text) => withoutPlaces(text, here, pack), LEFT) : claim), places: known };
}

function coarseMention(mention: Mention, hidden: readonly HiddenPlace[], pack: HarmPack): Mention {
  const match = mention.kind === "place" ? hiddenAt(mention.span, hidden) : undefined;
  if (mention.kind !== "place" || match === undefined) return mention;
  const { region } = match;
  return {
    ...mention,
    name: region?.name ?? printedPlace(match, pack),
    place: region?.id ?? null,
    candidates: [],
    latitude: region?.latitude ?? null,
    longitude: region?.longitude ?? null,
    precision: region === null ? 5 : region.id.startsWith("country:") ? 6 : 4,
  };
}

/** A reading whose places of forces are given by region. The text itself is rewritten elsewhere. */
export const coarsen = (reading: Reading, hidden: readonly HiddenPlace[], pack: HarmPack, names: boolean): Reading => ({
  ...reading,
  claims: reading.claims.map((claim) => coarseClaim(claim, hidden, pack, names)),
  // a place taken for an actor, an outlet or a part of one would keep the name
  mentions: reading.mentions.flatMap((mention) =>
    names && mention.kind !== "place" && hiddenAt(mention.span, hidden) !== undefined ? [] : [coarseMention(mention, hidden, pack)],
  ),
});

/** The hidden places that passages of a sentence touch. */
export const hiddenIn = (citations: readonly Citation[], byArticle: ReadonlyMap<string, readonly HiddenPlace[]>): readonly HiddenPlace[] =>
  citations.flatMap(({ article, span }) => (byArticle.get(article) ?? []).filter(({ sentence }) => overlaps(sentence, span)));
