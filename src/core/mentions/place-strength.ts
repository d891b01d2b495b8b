import type { GazetteerPlace } from "../packs/places.ts";

/** Settlements below this many people are weak when their name stands alone. */
const knownPopulation = 15_000;

/** Settlements and divisions from here on are known by name alone. */
const famousPopulation = 300_000;

/** Settlements from here on are known under every spelling. */
export const townPopulation = 150_000;

/** How well a name is known by itself: by the largest and most general of the places that bear it. */
export function strength(places: readonly GazetteerPlace[]): "famous" | "known" | "small" {
  let best: "famous" | "known" | "small" = "small";
  for (const place of places) {
    if (
      place.kind === "country" ||
      place.kind === "region" ||
      place.kind === "water" ||
      place.kind === "mountain" ||
      (place.main && place.population >= famousPopulation && place.kind !== "part")
    )
      return "famous";
    if (place.population >= townPopulation && place.kind !== "first" && place.kind !== "part") best = "known";
    if (place.main && (place.kind === "first" || place.kind === "second" || place.population >= knownPopulation)) best = "known";
  }
  return best;
}
