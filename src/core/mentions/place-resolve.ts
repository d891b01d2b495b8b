import type { PlaceId } from "../model/index.ts";
import { foldPlaceName } from "../packs/place-names.ts";
import type { GazetteerPlace } from "../packs/places.ts";
import type { PlaceCandidate } from "./place-candidate.ts";

/** Mean radius of the Earth in kilometres. */
const earthKm = 6371;
const radians = Math.PI / 180;

/** Kilometres between two places (flat-earth approximation good enough to rank neighbours). */
function distanceKm(a: GazetteerPlace, b: GazetteerPlace): number {
  const dLat = (a.latitude - b.latitude) * radians;
  let dLon = Math.abs(a.longitude - b.longitude);
  if (dLon > 180) dLon = 360 - dLon;
  const x = dLon * radians * Math.cos(((a.latitude + b.latitude) / 2) * radians);
  return Math.sqrt(x * x + dLat * dLat) * earthKm;
}

/** What counts how much: decades of inhabitants, the country and division the article speaks of, near neighbours. */
const weights = { people: 1, country: 3, division: 2.5, pull: 3 };

const kindBonus: Readonly<Record<GazetteerPlace["kind"], number>> = {
  country: 10.6,
  region: 8.5,
  water: 8,
  mountain: 6,
  capital: 2.5,
  first: 2,
  second: 2.5,
  seat: 1,
  city: 0,
  part: -1.5,
};

/** How well a place is known without any context, in decades of inhabitants. */
export function prior(place: GazetteerPlace): number {
  const people = Math.log10(place.population + 1);
  // A metropolis is known under its second names too ("New York").
  const metropolis = place.kind !== "first" && (place.main ? people >= 6 : people >= 6.7 && place.kind !== "capital") ? 1 + Math.min(1, 2 * (people - 6)) : 0;
  return weights.people * people + metropolis + kindBonus[place.kind] + (place.main || metropolis > 0 ? 1 : -1) + (place.adjective ? 1 : 0);
}

/** Distance at which a neighbour's pull has fallen to a third, in kilometres. */
const pullKm = 150;
/** At most so many neighbours are compared, to keep long texts linear. */
const maxAnchors = 60;

/** At most so many places can support a weak name. */
const maxSupporters = 100;
/** A weak name leans on places of its country within this distance, in kilometres. */
const nearKm = 200;
/** At most so many mentions of a name are asked what holds them. */
const maxMembers = 20;

/** Inhabitants from which on a town stands before the division named after it. */
const townPopulation = 50_000;

interface Group {
  readonly members: { readonly index: number; readonly candidate: PlaceCandidate }[];
  readonly places: readonly GazetteerPlace[];
  /** The place meant, as far as it is known yet. */
  chosen: GazetteerPlace;
  /** The text says what it lies in. */
  stated: boolean;
}

/** One sense for each name of the article: index of the group and of the chosen place; null when two remain. */
export function resolvePlaces(candidates: readonly PlaceCandidate[]): readonly (GazetteerPlace | null)[] {
  const groups = new Map<string, Group>();
  candidates.forEach((candidate, index) => {
    const places = candidate.division ? candidate.places : preferTown(candidate.places);
    const [first] = places;
    if (first === undefined) return;
    const key = `${candidate.division ? "d:" : ""}${foldPlaceName(candidate.name)}`;
    const group = groups.get(key) ?? { members: [], places, chosen: first, stated: false };
    group.members.push({ index, candidate });
    groups.set(key, group);
  });
  const list = [...groups.values()];
  // "X, Y": the place named X that lies in Y.
  for (const group of list) {
    for (const { candidate } of group.members.slice(0, maxMembers)) {
      const outer = candidates[candidate.within];
      if (outer === undefined) continue;
      let best: GazetteerPlace | null = null;
      let bestScore = Number.NEGATIVE_INFINITY;
      for (const place of group.places) {
        for (const holder of outer.places) {
          if (!contains(holder, place)) continue;
          const score = prior(place) + prior(holder) / 2;
          if (score > bestScore) {
            best = place;
            bestScore = score;
          }
        }
      }
      if (best !== null) {
        group.chosen = best;
        group.stated = true;
        break;
      }
    }
  }
  for (const group of list) if (!group.stated) group.chosen = best(group.places, group.chosen, prior);
  for (let round = 0; round < 2; round += 1) {
    const countries = new Map<string, number>();
    const divisions = new Map<PlaceId, number>();
    const anchors: { of: Group; place: GazetteerPlace }[] = [];
    for (const group of list) {
      const place = group.chosen;
      const sure =
        group.stated || group.places.length === 1 || (prior(place) > 8 && !group.places.some((other) => other.id !== place.id && other.kind === "first"));
      const weight = (sure ? 1 : 0.3) * Math.min(3, 1 + Math.log2(group.members.length));
      if (place.country !== null) countries.set(place.country, countOf(countries, place.country) + weight);
      const division = divisionOf(place);
      if (division !== null) divisions.set(division, countOf(divisions, division) + weight * (place.kind === "first" ? 2 : 1));
      if (place.kind !== "country" && place.kind !== "region" && anchors.length < maxAnchors) anchors.push({ of: group, place });
    }
    for (const group of list) {
      if (group.stated || group.places.length < 2) continue;
      const own = group.chosen;
      const score = (place: GazetteerPlace): number => {
        const self = own.country === place.country ? 1 : 0;
        const country = Math.max(0, countOf(countries, place.country) - (own === place ? 0.6 * self : 0.3 * self));
        const within = divisionOf(place);
        const division = countOf(divisions, within);
        const ownDivision = within !== null && divisionOf(own) === within ? 0.6 : 0;
        let pull = 0;
        if (place.kind !== "country" && place.kind !== "region") {
          for (const anchor of anchors) if (anchor.of !== group) pull = Math.max(pull, Math.exp(-distanceKm(anchor.place, place) / pullKm));
        }
        return (
          prior(place) +
          Math.min(weights.country, 1.1 * Math.log2(1 + country)) +
          Math.min(weights.division, 1.1 * Math.log2(1 + Math.max(0, division - ownDivision))) +
          weights.pull * pull
        );
      };
      group.chosen = best(group.places, own, score);
    }
  }
  const out: (GazetteerPlace | null)[] = candidates.map(() => null);
  for (const group of list) for (const { index } of group.members) out[index] = group.chosen;
  return out;
}

/** A town and the division around it bear one name: without "region" or "province" the town is meant. */
function preferTown(places: readonly GazetteerPlace[]): readonly GazetteerPlace[] {
  if (places.length < 2) return places;
  const towns = places.filter((place) => place.kind !== "first" && place.population >= townPopulation);
  return places.filter((place) => place.kind !== "first" || !towns.some((town) => town.parent === place.id && (town.main || !place.main)));
}

/** The first-order division a place lies in or is. */
function divisionOf(place: GazetteerPlace): PlaceId | null {
  return place.kind === "first" ? place.id : place.parent;
}

/** Whether `place` lies in `holder`, as far as the gazetteer says. */
function contains(holder: GazetteerPlace, place: GazetteerPlace): boolean {
  if (place.id === holder.id) return false;
  if (holder.kind === "country") return place.country === holder.country && place.kind !== "country";
  if (holder.kind === "first")
    return (
      place.parent === holder.id || (place.country === holder.country && place.country !== null && distanceKm(place, holder) < 150 && place.parent === null)
    );
  if (holder.kind === "second") return place.parent === holder.parent && distanceKm(place, holder) < 60 && place.kind !== "second";
  if (holder.kind === "region") return holder.country !== null && holder.country === place.country && distanceKm(place, holder) < 300;
  if (holder.kind === "city" || holder.kind === "capital" || holder.kind === "seat") return place.country === holder.country && distanceKm(place, holder) < 40;
  return false;
}

function countOf(counts: ReadonlyMap<string, number>, key: string | null): number {
  return key === null ? 0 : (counts.get(key) ?? 0);
}

/** The first of the places with the highest score; `known` where no score is above nothing. */
function best(places: readonly GazetteerPlace[], known: GazetteerPlace, score: (place: GazetteerPlace) => number): GazetteerPlace {
  let top = known;
  let topScore = Number.NEGATIVE_INFINITY;
  for (const place of places) {
    const value = score(place);
    if (value > topScore) {
      top = place;
      topScore = value;
    }
  }
  return top;
}

/** Places named beyond doubt, each once: what a weak name can lean on. */
export function findSupporters(resolved: readonly (GazetteerPlace | null)[], candidates: readonly PlaceCandidate[]): readonly GazetteerPlace[] {
  const supporters = new Map<PlaceId, GazetteerPlace>();
  for (let index = 0; index < resolved.length && supporters.size < maxSupporters; index += 1) {
    const place = resolved[index];
    if (place != null && candidates[index]?.weak === false && place.country !== null) supporters.set(place.id, place);
  }
  return [...supporters.values()];
}

/** A weak name is kept when the rest of the article points to its country. */
export function isSupported(place: GazetteerPlace, supporters: readonly GazetteerPlace[]): boolean {
  return supporters.some(
    (other) =>
      other.id !== place.id && other.country === place.country && (other.kind === "country" || other.id === place.parent || distanceKm(other, place) < nearKm),
  );
}
