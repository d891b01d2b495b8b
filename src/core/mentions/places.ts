import type { Article, MentionOf } from "../model/index.ts";
import type { Packs } from "../packs/index.ts";
import type { Sentence } from "../syntax/index.ts";
import { findPlaceCandidates } from "./place-candidates.ts";
import { findSupporters, isSupported, resolvePlaces } from "./place-resolve.ts";
import { scanPlaceWords } from "./place-scan.ts";

/** At most so many candidates are listed beside the chosen place. */
const maxCandidates = 8;

/** Place names with the place each one means; coordinates are null for a name that no gazetteer knows. */
export function findPlaces(article: Article, sentences: readonly Sentence[], packs: Packs): readonly MentionOf<"place">[] {
  const pack = packs.languages.get(article.language)?.placeWords ?? packs.languages.get("en")?.placeWords;
  if (pack === undefined) return [];
  const words = scanPlaceWords(article, sentences);
  const candidates = findPlaceCandidates(words, article.text, pack, packs.places);
  const resolved = resolvePlaces(candidates);
  const supporters = findSupporters(resolved, candidates);
  const found: MentionOf<"place">[] = [];
  candidates.forEach((candidate, index) => {
    const place = resolved[index] ?? null;
    const held = candidates[candidate.within]?.places[0] !== undefined;
    if (candidate.weak && place !== null && !held && !candidate.located && !isSupported(place, supporters)) return;
    found.push({
      id: `${article.id}:${candidate.start}-${candidate.end}:place`,
      span: { start: candidate.start, end: candidate.end },
      kind: "place",
      name: candidate.name,
      place: place?.id ?? null,
      candidates: candidate.places.slice(0, maxCandidates).map((option) => option.id),
      latitude: place?.latitude ?? null,
      longitude: place?.longitude ?? null,
      precision: place !== null && (candidate.precision === null || place.precision >= candidate.precision) ? place.precision : (candidate.precision ?? 5),
      metonym: candidate.actor,
    });
  });
  return found;
}
