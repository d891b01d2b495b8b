import {
  type ClaimEntry,
  type DocumentEntry,
  type FindingEntry,
  type OriginEntry,
  type Page,
  type PageOf,
  type Picture,
  type StoryPicture,
  type StoryRow,
  summaryAt,
} from "../app/picture.ts";
import { findRuns, searchWords } from "../app/search-words.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { keepMaps, type MemoryBook } from "./memory-book.ts";
import type { ListName } from "./picture-lists.ts";
import { type StoryBody, shownStory, storyBody } from "./story-body.ts";

type Entry = FindingEntry | ClaimEntry | DocumentEntry | OriginEntry;

interface Kept {
  readonly row: StoryRow & StoryBody;
  readonly entry: StoryPicture;
}

/** The same choice as for rows in tables. */
function shownBody({ body, shared, fresh, openFrom }: Entry, sharedAt: string | undefined): unknown {
  if (sharedAt === undefined) return body;
  const open = openFrom === undefined || openFrom === null || openFrom <= sharedAt;
  return (open ? undefined : fresh) ?? shared ?? body;
}

type Key = readonly [number | string, string];
const compareKeys = (a: Key, b: Key): number => (a[0] === b[0] ? (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0) : a[0] < b[0] ? -1 : 1);

/** A page of rows in order; `before` is the key of the row that the page before ended with. */
function pageOf<T, R>(
  rows: readonly T[],
  keyOf: (row: T) => Key,
  order: (a: Key, b: Key) => number,
  before: Key | null,
  limit: number,
  show: (row: T) => R,
): Page<R> {
  const rest = rows.filter((row) => before === null || order(keyOf(row), before) > 0).sort((a, b) => order(keyOf(a), keyOf(b)));
  const shown = rest.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown.map(show), next: rest.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

const newestFirst = (a: Key, b: Key): number => compareKeys(b, a);
const largestFirst = (a: Key, b: Key): number => (a[0] === b[0] ? compareKeys(a, b) : compareKeys(b, a));

const isWithin = (at: string | null, { since, until }: Pick<PageOf, "since" | "until">): boolean =>
  (since === undefined || (at ?? "") >= since) && (until === undefined || (at ?? "") < until);

/** The picture, gone with the process. */
export function memoryPicture(): MemoryBook<Picture> {
  const stories = new Map<string, Kept>();
  const gone = new Map<string, { readonly number: number; readonly revision: number }>();
  const waiting = new Map<string, number>();
  let counters = { revision: 0, number: 0, mark: 0, decisions: 0, quiet: 0, maker: null as string | null };
  const count = (name: "revision" | "number" | "mark"): number => {
    counters = { ...counters, [name]: counters[name] + 1 };
    return counters[name];
  };
  const freshen = (story: string, mark: number): void => {
    if (waiting.get(story) === mark) waiting.delete(story);
  };
  /** A claim may still stand in the story it came from, whose own turn is to come: the newer story has it. */
  const entriesOf = (list: ListName): readonly Entry[] => {
    const entries = new Map<string, Entry>();
    for (const { entry } of [...stories.values()].sort((a, b) => a.row.revision - b.row.revision)) for (const one of entry[list]) entries.set(one.id, one);
    return [...entries.values()];
  };
  const list = (name: ListName, { limit, cursor, since, until, sharedAt, ...filters }: PageOf): Page<unknown> => {
    const wanted = Object.entries(filters).filter(([, value]) => value !== undefined);
    const rows = entriesOf(name).filter(
      (entry) =>
        wanted.every(([key, value]) => (entry as unknown as Readonly<Record<string, unknown>>)[key] === value) &&
        isWithin(entry.at, { since, until }) &&
        (sharedAt === undefined || entry.shared !== null),
    );
    return pageOf(
      rows,
      ({ at, id }) => [at ?? "", id],
      newestFirst,
      readCursor(cursor, "string"),
      limit,
      (entry) => shownBody(entry, sharedAt),
    );
  };
  const book: Picture = {
    async touch(touched) {
      const mark = count("mark");
      for (const story of touched) waiting.set(story, mark);
      return mark;
    },
    quietUpTo: async () => counters.quiet,
    async setQuietUpTo(mark) {
      counters = { ...counters, quiet: mark };
    },
    stale: async (limit) =>
      [...waiting]
        .map(([story, mark]) => ({ story, mark }))
        .sort((a, b) => a.mark - b.mark || (a.story < b.story ? -1 : 1))
        .slice(0, limit),
    counts: async () => ({ stories: stories.size, stale: waiting.size }),
    async put(entry, mark) {
      const { id } = entry.dossier.story;
      const number = stories.get(id)?.row.number ?? gone.get(id)?.number ?? count("number");
      stories.set(id, { row: { id, number, revision: count("revision"), ...storyBody(entry) }, entry });
      gone.delete(id);
      freshen(id, mark);
    },
    async remove({ story, mark }) {
      const known = stories.get(story);
      if (known !== undefined) gone.set(story, { number: known.row.number, revision: count("revision") });
      stories.delete(story);
      freshen(story, mark);
    },
    maker: async () => counters.maker,
    async setMaker(maker) {
      counters = { ...counters, maker };
    },
    decisionsSeen: async () => counters.decisions,
    async setDecisionsSeen(decisions) {
      counters = { ...counters, decisions };
    },
    revision: async () => counters.revision,
    changes: async (after, limit) =>
      [
        ...[...stories.values()].map(({ row }) => ({ revision: row.revision, story: row.id, gone: false })),
        ...[...gone].map(([story, { revision }]) => ({ revision, story, gone: true })),
      ]
        .filter(({ revision }) => revision > after)
        .sort((a, b) => a.revision - b.revision)
        .slice(0, limit),
    async stories({ limit, cursor, since, until, sharedAt, order }) {
      const rows = [...stories.values()].map(({ row }) => row).filter(({ to }) => isWithin(to, { since, until }));
      return order === "size"
        ? pageOf(
            rows,
            ({ articles, id }) => [articles, id],
            largestFirst,
            readCursor(cursor, "number"),
            limit,
            (row) => shownStory(row, sharedAt),
          )
        : pageOf(
            rows,
            ({ to, id }) => [to ?? "", id],
            newestFirst,
            readCursor(cursor, "string"),
            limit,
            (row) => shownStory(row, sharedAt),
          );
    },
    async summaries({ limit, cursor, sharedAt }) {
      const page = pageOf(
        [...stories.values()],
        ({ row: { articles, id } }) => [articles, id],
        largestFirst,
        readCursor(cursor, "number"),
        limit,
        ({ entry: { summary } }) => summary ?? null,
      );
      return { ...page, rows: page.rows.flatMap((summary) => (summary === null ? [] : [summaryAt(summary, sharedAt)])) };
    },
    findings: async (query) => list("findings", query),
    claims: async (query) => list("claims", query),
    documents: async (query) => list("documents", query),
    origins: async (query) => list("origins", query),
    async search({ asked, story, limit, cursor, since, until, sharedAt }) {
      const passages = [...stories.values()].flatMap(({ entry }) => entry.passages ?? []).map((passage, number) => ({ ...passage, number }));
      const found = passages.filter(
        (passage) =>
          (story === undefined || passage.story === story) &&
          isWithin(passage.at, { since, until }) &&
          (passage.opens ?? "") <= sharedAt &&
          (passage.closes === null || passage.closes > sharedAt) &&
          findRuns(asked, searchWords(passage.text)) !== null,
      );
      const keyOf = ({ at, number }: (typeof found)[number]): Key => [at ?? "", String(number).padStart(12, "0")];
      return pageOf(found, keyOf, newestFirst, readCursor(cursor, "string"), limit, ({ number: _number, opens: _opens, closes: _closes, ...hit }) => hit);
    },
    findStory: async (id, sharedAt) => {
      const row = stories.get(id)?.row;
      return row === undefined ? null : shownStory(row, sharedAt);
    },
    findNumber: async (number, sharedAt) => {
      const row = [...stories.values()].find((kept) => kept.row.number === number)?.row;
      return row === undefined ? null : shownStory(row, sharedAt);
    },
    findGone: async (number) => [...gone].find(([, kept]) => kept.number === number)?.[0] ?? null,
    async findRow(name, id, sharedAt) {
      const entry = entriesOf(name).find((candidate) => candidate.id === id);
      if (entry === undefined || (sharedAt !== undefined && entry.shared === null)) return null;
      return { story: entry.story, body: shownBody(entry, sharedAt) };
    },
    dossier: async (story) => stories.get(story)?.entry.dossier ?? null,
  };
  return {
    book,
    keep() {
      const putBack = keepMaps([stories, gone, waiting]);
      const kept = counters;
      return () => {
        putBack();
        counters = kept;
      };
    },
  };
}
