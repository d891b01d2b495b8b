import type { Article, Decision, Dossier, Letter, Origin, OriginId, Rating } from "../model/index.ts";
import { claimOfOrigin } from "../text/spelled-ids.ts";
import { reanchorDecisions } from "./reanchor.ts";

/** The letters of the Admiralty scale, the best first. */
export const LETTERS = ["A", "B", "C", "D", "E", "F"] as const satisfies readonly Letter[];

/** What analysts said of sources: a source that is in neither was judged by nobody, which is F. */
export interface Ratings {
  readonly origins: ReadonlyMap<OriginId, Rating>;
  /** By `outletTarget`. */
  readonly outlets: ReadonlyMap<string, Rating>;
}

type Rated = Extract<Decision, { readonly verb: "rate" }>;

/** What a ruling calls the outlet of an article; null when nobody knows which it is. */
export function outletTarget({ outlet, outletName }: Pick<Article, "outlet" | "outletName">): `outlet:${string}` | null {
  const name = outletName ?? outlet;
  return name === null ? null : `outlet:${name}`;
}

/** A named source is one wherever it is called the same; an unnamed one only where it stands. */
const sameSource = ({ id, label, kind, named, party }: Origin): string => (named ? JSON.stringify([label.toLowerCase(), kind, party]) : id);

const isRating = (decision: Decision): decision is Rated => decision.verb === "rate";

/** The latest letter of each source, over all stories. Nothing is worked out: a letter stands only where a person put it. */
export function ratingsOf(dossiers: readonly Dossier[], inForce: readonly Decision[]): Ratings {
  const given = inForce.filter(isRating);
  if (given.length === 0) return { origins: new Map(), outlets: new Map() };
  const readings = dossiers.flatMap((dossier) => dossier.readings);
  const versions = dossiers.flatMap((dossier) => dossier.versions);
  const all = dossiers.flatMap(({ provenance }) => provenance.origins).filter(({ kind }) => kind !== "unattributed");
  const holder = new Map(all.flatMap((origin) => origin.claims.map((claim) => [claim, origin] as const)));
  const sources = new Map<string, Rating>();
  const outlets = new Map<string, Rating>();
  for (const { target, letter, reason, by, at } of reanchorDecisions(given, readings, versions).decisions.filter(isRating)) {
    const rating: Rating = { letter, note: reason, by, at };
    const claim = claimOfOrigin(target);
    if (claim === null) outlets.set(target, rating);
    const origin = claim === null ? undefined : holder.get(claim);
    if (origin !== undefined) sources.set(sameSource(origin), rating);
  }
  const origins = all.flatMap((origin) => {
    const rating = sources.get(sameSource(origin));
    return rating === undefined ? [] : [[origin.id, rating] as const];
  });
  return { origins: new Map(origins), outlets };
}
