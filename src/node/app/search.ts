import type { z } from "zod";
import { LONGEST_QUOTE_CHARS } from "../../core/exports/guard/quote.ts";
import type { Instant } from "../../core/model/index.ts";
import { plainLine } from "../../core/text/plain-line.ts";
import { AppError } from "../errors.ts";
import type { foundAnswer } from "./answers/found.ts";
import type { PageOf, PassageHit } from "./picture.ts";
import type { Store } from "./ports.ts";
import { findRuns, readWordQuery, searchWords, type WordQuery } from "./search-words.ts";

type Found = z.output<typeof foundAnswer>;
type Hit = Found["hits"][number];

export interface Asked extends Pick<PageOf, "limit" | "cursor" | "since" | "until"> {
  readonly words: string;
  readonly story?: string | undefined;
}

/** Characters shown before the first word that was found. */
const BEFORE_CHARS = 100;
/** Claims looked at in one report. */
const MOST_CLAIMS = 500;

/** The stretch of a passage around what was found, cut at blanks, as offsets into it. */
function excerptOf(text: string, query: WordQuery): { readonly from: number; readonly to: number } {
  if (text.length <= LONGEST_QUOTE_CHARS) return { from: 0, to: text.length };
  const words = searchWords(text);
  const found = words[findRuns(query, words) ?? 0]?.start ?? 0;
  const wanted = Math.max(0, found - BEFORE_CHARS);
  const from = wanted === 0 ? 0 : (words.find(({ start }) => start >= wanted)?.start ?? found);
  const last = words.findLast(({ end }) => end <= from + LONGEST_QUOTE_CHARS)?.end ?? text.length;
  return { from, to: Math.max(last, Math.min(text.length, found + 1)) };
}

interface DocumentBody {
  readonly title: string | null;
  readonly outlet: string | null;
}
interface ClaimBody {
  readonly id: string;
  readonly finding: string | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

async function hitOf(passage: PassageHit, query: WordQuery, store: Store, sharedAt: Instant): Promise<Hit | null> {
  const { article, story, at, role, start, end, text } = passage;
  const row = await store.picture.findRow("documents", article, sharedAt);
  if (row === null) return null;
  const { title, outlet } = row.body as DocumentBody;
  const { from, to } = excerptOf(text, query);
  const claims = role === "title" ? [] : ((await store.picture.claims({ article, limit: MOST_CLAIMS, sharedAt })).rows as readonly ClaimBody[]);
  const inside = claims.filter((claim) => claim.start >= start && claim.end <= end).sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
  return {
    article,
    story,
    title,
    outlet,
    published: at,
    role,
    start: role === "title" ? 0 : start + from,
    end: role === "title" ? 0 : start + to,
    text: plainLine(text.slice(from, to)),
    claims: inside.map(({ id, finding, start: claimStart, end: claimEnd, text: words }) => ({
      id,
      finding,
      start: claimStart,
      end: claimEnd,
      text: plainLine(words).slice(0, LONGEST_QUOTE_CHARS),
    })),
  };
}

/** A page of the passages that hold what was asked for, as they may leave. Throws `input/invalid` when no word was asked for. */
export async function searchStore(store: Store, { words, story, limit, cursor, since, until }: Asked, sharedAt: Instant): Promise<Found> {
  const asked = readWordQuery(words);
  if (asked === null) throw new AppError("input/invalid", { detail: "WORDS: write at least one word to search for", command: "search" });
  const { rows, next } = await store.picture.search({ asked, story, limit, cursor, since, until, sharedAt });
  const hits = await Promise.all(rows.map((row) => hitOf(row, asked, store, sharedAt)));
  return { hits: hits.filter((hit) => hit !== null), next };
}
