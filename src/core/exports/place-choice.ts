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

interface Vote {
  readonly place: ClaimPlace;
  claims: number;
  inRole: number;
}

function countVotes(claims: readonly Claim[]): readonly Vote[] {
  const votes = new Map<string, Vote>();
  for (const claim of claims) {
    const seen = new Set<string>();
    const where = WHERE.flatMap((role) => claim.roles[role] ?? []);
    for (const place of claim.places) {
      const key = place.place ?? place.name.toLowerCase();
      const vote = votes.get(key) ?? { place, claims: 0, inRole: 0 };
      votes.set(key, vote);
      if (seen.has(key)) continue;
      seen.add(key);
      vote.claims += 1;
      if (where.some(({ span }) => overlaps(span, place.span)) || (place.span.start >= claim.span.start && place.span.end <= claim.span.end)) vote.inRole += 1;
    }
  }
  return [...votes.values()];
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

/**
 * Where a finding is: of the places its claims name in their clauses, the finest that most of them name. Several equally good ones give
 * what they share, their division or country; nothing when they share nothing.
 */
export function choosePlace(claims: readonly Claim[], gazetteer: Gazetteer): PlaceChoice | null {
  const votes = countVotes(claims);
  const near = votes.filter(({ inRole }) => inRole > 0);
  const candidates = (near.length > 0 ? near : votes).map((vote) => ({ ...vote, choice: locate(vote.place, gazetteer) }));
  const finest = Math.min(...candidates.map(({ place }) => FINENESS[place.precision]));
  const fine = candidates.filter(({ place }) => FINENESS[place.precision] === finest);
  const most = Math.max(...fine.map(({ claims: count }) => count));
  const [first, ...rest] = fine.filter(({ claims: count }) => count === most).map(({ choice }) => choice);
  if (first === undefined) return null;
  return rest.reduce<PlaceChoice | null>((common, choice) => (common === null ? null : shared(common, choice)), first);
}
