import type { Article } from "../model/index.ts";
import type { ExportOptions } from "./export.ts";
import { documentLink, webAddressOf } from "./permalinks.ts";
import type { Shared } from "./shareable.ts";

/** Documents once each, in the order of their stories. */
export const articlesIn = ({ dossiers }: Shared): readonly Article[] => [
  ...new Map(dossiers.flatMap(({ readings }) => readings.map(({ article }) => [article.id, article] as const))).values(),
];

/** The calendar day a document was published, as year, month, day. */
export function dateParts({ publishedOn, published }: Article): readonly number[] | null {
  const day = publishedOn ?? published?.from?.slice(0, 10) ?? null;
  return day === null ? null : day.split("-").map(Number);
}

export const addressOf = (article: Article, { base }: ExportOptions): string => webAddressOf(article) ?? documentLink(base, article.id);

/** What a reference manager shows as the note: what the file is, by its hash, and which of its facts we worked out. */
export function noteOf({ capture, outletBasis, published }: Article): string {
  const inferred = [outletBasis === "inferred" ? "outlet" : null, published !== null && published.basis !== "stated" ? "date" : null].filter(
    (what) => what !== null,
  );
  return `SHA-256: ${capture}${inferred.length === 0 ? "" : `; inferred: ${inferred.join(", ")}`}`;
}

/** Words that end a name of one person and begin the next in a byline that was not divided. */
export const literalName = (author: string): { readonly family: string; readonly given: string } | { readonly literal: string } => {
  const words = author.split(" ").filter((word) => word !== "");
  const family = words.at(-1);
  const isPerson = words.length === 2 || (words.length === 3 && words.every((word) => /^\p{Lu}/u.test(word)));
  return isPerson && family !== undefined ? { family, given: words.slice(0, -1).join(" ") } : { literal: author };
};
