import { z } from "zod";
import { instant } from "../app/answers/fields.ts";
import { claimRow, documentRow, findingRow, originRow } from "../app/answers/rows.ts";
import type { PageOf, Picture } from "../app/picture.ts";
import type { Asked, Reply } from "./route.ts";
import { unchanged } from "./unchanged.ts";

/** Most rows of one page. */
export const MAX_PAGE = 1000;

/** What every list takes. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50).describe("rows of a page"),
  cursor: z.string().max(1000).optional().describe("next of the page before"),
  since: instant.optional().describe("only what was published at this moment or later"),
  until: instant.optional().describe("only what was published before this moment"),
};

/** What every list answers. */
export const pageOf = (row: z.ZodType) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable().describe("cursor of the next page; null when this is the last"),
    revision: z.int().describe("number of the newest change of any story"),
  });

const word = z.string().max(300).optional();

/** Everything that is listed, story by story or all together: the shape of a row, what it is filtered by, what it is called alone. */
export const LISTS = {
  findings: { row: findingRow, filters: { type: word, status: word }, one: "finding", about: "what the claims about one fact add up to" },
  claims: {
    row: claimRow,
    filters: { type: word, kind: word, outlet: word, article: word, finding: word },
    one: "claim",
    about: "what each report says, passage by passage",
  },
  documents: { row: documentRow, filters: { outlet: word, language: word }, one: "article", about: "the reports" },
  origins: { row: originRow, filters: { kind: word, party: word }, one: "origin", about: "where information entered the record" },
} as const;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as readonly ListName[];

/** "findings" -> "Findings", as identifiers of routes spell it. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** A page of a list, or nothing when the caller has it. */
export async function answerPage(
  picture: Picture,
  list: ListName,
  query: PageOf,
  tag: string,
  { context }: Pick<Asked<never, never, never>, "context">,
): Promise<Reply | Response> {
  const known = unchanged(context, tag);
  if (known !== null) return known;
  return { data: { ...(await picture[list](query)), revision: await picture.revision() }, headers: { etag: tag } };
}
