import type { Claim, ClaimPlace } from "../model/index.ts";
import type { Gazetteer } from "../packs/places.ts";
import type { Region } from "../packs/regions.ts";

/** Where a finding is, as far as its reports agree. */
export interface PlaceChoice {
  readonly name: string;
  readonly id: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: ClaimPlace["precision"];
  /** First-order division, null where the place is larger or its division unknown. */
  readonly division: Region | null;
  /** Second-order division, when the place is one. */
  readonly second: string | null;
  readonly country: Region | null;
  readonly countryCode: string | null;
}

const overlaps = (a: ClaimPlace["span"], b: ClaimPlace["span"]): boolean => a.start < b.end && b.start < a.end;

/** Roles that say where a thing happened. */
const WHERE = ["place", "to", "object", "from"] as const;

/** Fine codes first; vague regions and seas come after divisions, countries last. */
const FINENESS = { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 7: 5, 6: 6 } as const;

/** Places of a claim that stand in its own clause or fill a role of place; all of its sentence's when none does. */
function nearest({ places, roles, span }: Claim): readonly ClaimPlace[] {
  const where = WHERE.flatMap((role) => roles[role] ?? []);
  const near = places.filter((place) => overlaps(span, place.span) || where.some((filler) => overlaps(filler.span, place.span)));
  return near.length > 0 ? near : places;
}

/** The finest places of a claim; one that no gazetteer knows counts only where nothing better is named. */
function finestOf(claim: Claim): readonly ClaimPlace[] {
  const near = nearest(claim);
  const known = near.filter(({ place }) => place !== null);
  const candidates = known.length > 0 ? known : near;
  const finest = Math.min(...candidates.map(({ precision }) => FINENESS[precision]));
  return candidates.filter(({ precision }) => FINENESS[precision] === finest);
}

/** A place with the regions it lies in. */
function locate(place: ClaimPlace, gazetteer: Gazetteer): PlaceChoice {
  const known =
    place.place === null
      ? undefined
      : (gazetteer.find(place.name).find(({ id }) => id === place.place) ?? gazetteer.find(place.name.toLowerCase()).find(({ id }) => id === place.place));
  const own = place.place === null ? undefined : gazetteer.division(place.place);
  const division = own ?? (known?.parent == null ? undefined : gazetteer.division(known.parent));
  const code = known?.country ?? division?.country ?? (place.place?.startsWith("country:") === true ? place.place.slice("country:".length) : null);
  return {
    name: place.name,
    id: place.place,
    latitude: place.latitude,
    longitude: place.longitude,
    precision: place.precision,
    division: division ?? null,
    second: known?.kind === "second" ? place.name : null,
    country: code === null ? null : (gazetteer.country(code) ?? null),
    countryCode: code,
  };
}

/** What two places share: their division, or their country; null when they share neither. */
function shared(a: PlaceChoice, b: PlaceChoice): PlaceChoice | null {
  if (a.id !== null && a.id === b.id) return a;
  const division = a.division !== null && a.division.id === b.division?.id ? a.division : null;
  const region = division ?? (a.country !== null && a.country.id === b.country?.id ? a.country : null);
  if (region === null) return null;
  const { id, name, latitude, longitude } = region;
  return { ...a, id, name, latitude, longitude, precision: division === null ? 6 : 4, division, second: null };
}

interface Vote {
  readonly place: ClaimPlace;
  readonly claims: Set<string>;
}

function countVotes(claims: readonly Claim[]): readonly Vote[] {
  const votes = new Map<string, Vote>();
  for (const claim of claims) {
    for (const place of finestOf(claim)) {
      const key = place.place ?? place.name.toLowerCase();
      const known = votes.get(key);
      if (known === undefined) votes.set(key, { place, claims: new Set([claim.id]) });
      else known.claims.add(claim.id);
    }
  }
  return [...votes.values()];
}

const mostOf = (votes: readonly Vote[]): number => Math.max(0, ...votes.map(({ claims }) => claims.size));

/** Share of the claims that must name a place finer than a country for it to stand for all of them. */
const FEWEST = 1 / 3;

/**
 * Where a finding is: each claim names its finest places, and the one that most claims name is taken; a country, which is named in passing
 * everywhere, only where too few claims name anything finer. Several named equally often give what they share, their division or country;
 * nothing when they share nothing.
 */
export function choosePlace(claims: readonly Claim[], gazetteer: Gazetteer): PlaceChoice | null {
  const all = countVotes(claims);
  const fine = all.filter(({ place }) => place.precision !== 6);
  const votes = mostOf(fine) >= claims.length * FEWEST ? fine : all;
  const most = mostOf(votes);
  const [first, ...rest] = votes.filter((vote) => vote.claims.size === most).map(({ place }) => locate(place, gazetteer));
  if (first === undefined) return null;
  return rest.reduce<PlaceChoice | null>((common, choice) => (common === null ? null : shared(common, choice)), first);
}
