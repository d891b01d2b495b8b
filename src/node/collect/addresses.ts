import type { Hints } from "../../core/model/index.ts";
import type { Collected } from "../app/ports.ts";
import type { FeedItem } from "../feeds/feed.ts";
import { headerOf } from "../fetch/client.ts";
import type { PoliteFetcher } from "../fetch/polite.ts";
import { charsetOf, nameOfUrl } from "../warc/captures.ts";
import { abreast } from "./abreast.ts";
import { kindOfReply, mayBeFeed } from "./kind-of-reply.ts";
import { hintsOfItem, itemCapture, pageCapture } from "./page-capture.ts";
import { skip, skipPage } from "./skip.ts";
import { type FoundXml, readXml } from "./xml-kinds.ts";

/** What reading addresses needs. */
export interface Reader {
  readonly fetcher: PoliteFetcher;
  readonly signal: AbortSignal;
  /** The present moment, ISO 8601. */
  readonly now: () => string;
  /** Pages read from one feed or sitemap, and from one list. */
  readonly maxPages: number;
  /** Reads what is no page and no list: archives, JSON, mail. */
  readonly other: (bytes: Uint8Array, name: string) => AsyncIterable<Collected>;
}

/** Sources asked at the same time; each host is asked one question at a time whatever this is. */
const ABREAST = 8;
/** A list of lists of feeds, and no further. */
const MAX_DEPTH = 3;

const NO_HINTS: Hints = { title: null, outlet: null, byline: null, published: null };

/** One page, with what is known of it from where it was listed. */
async function* onePage(url: string, hints: Hints, { fetcher, signal }: Reader): AsyncIterable<Collected> {
  const got = await fetcher.get(url, signal);
  if (got.kind === "page") yield pageCapture(got, hints);
  else if (got.kind === "problem") yield skipPage(nameOfUrl(url), got.problem);
}

/** The page of an item; where it cannot be had, the text the feed carries itself. */
export async function* itemReports(item: FeedItem, outlet: string | null, feed: string, reader: Reader): AsyncIterable<Collected> {
  const own = itemCapture(item, outlet, feed, reader.now());
  if (item.url === null) {
    if (own !== null) yield { kind: "capture", capture: own };
    return;
  }
  const got = await reader.fetcher.get(item.url, reader.signal);
  if (got.kind === "page") yield pageCapture(got, hintsOfItem(item, outlet));
  else if (got.kind === "problem" && (own === null || reader.signal.aborted)) yield skipPage(nameOfUrl(item.url), got.problem);
  else if (got.kind === "problem" && own !== null) {
    yield skip("collect/feed-text", nameOfUrl(item.url), `${got.problem.message}; the text of the feed is kept instead`, got.problem.fix, false);
    yield { kind: "capture", capture: own };
  }
}

function* remarksOf(name: string, remarks: readonly string[]): Iterable<Collected> {
  for (const remark of remarks) yield skip("collect/cut", name, remark, "nothing to do", false);
}

/** The first of a long list, and a word on the rest. */
function* cutTo<T>(items: readonly T[], max: number, name: string): Generator<Collected, readonly T[]> {
  if (items.length > max) yield skip("collect/cut", name, `only the first ${max} of ${items.length} pages are read`, "ask for more with --max-pages");
  return items.slice(0, max);
}

/** Everything behind the addresses of a list. */
export async function* listReports(urls: readonly string[], name: string, reader: Reader, depth = 0): AsyncIterable<Collected> {
  if (depth > MAX_DEPTH) {
    yield skip("collect/cut", name, "a list of lists of lists", "name the inner list itself");
    return;
  }
  const some = yield* cutTo(urls, reader.maxPages, name);
  yield* abreast(
    some.map((url) => () => addressReports(url, reader, depth)),
    ABREAST,
  );
}

async function* xmlReports(found: FoundXml, url: string, reader: Reader, depth: number): AsyncIterable<Collected> {
  const name = nameOfUrl(url);
  if (found.kind === "problem" || found.kind === "other") {
    yield skip("collect/no-feed", name, found.problem, "give the address of a page, a feed, an OPML list or a sitemap");
    return;
  }
  yield* remarksOf(name, found.kind === "feed" ? found.feed.remarks : found.remarks);
  if (found.kind === "feed") {
    const items = yield* cutTo(found.feed.items, reader.maxPages, name);
    yield* abreast(
      items.map((item) => () => itemReports(item, found.feed.title, name, reader)),
      ABREAST,
    );
  } else if (found.kind === "pages") {
    const pages = yield* cutTo(found.pages, reader.maxPages, name);
    yield* abreast(
      pages.map(
        ({ url: page, title, outlet, published }) =>
          () =>
            onePage(page, { ...NO_HINTS, title, outlet, published }, reader),
      ),
      ABREAST,
    );
  } else yield* listReports(found.urls, name, reader, depth + 1);
}

/** Everything behind one address: the page, the pages a feed or a sitemap names, the feeds a reading list names, the files of an archive. */
export async function* addressReports(url: string, reader: Reader, depth = 0): AsyncIterable<Collected> {
  const got = await reader.fetcher.get(url, reader.signal);
  if (got.kind === "problem") yield skipPage(nameOfUrl(url), got.problem);
  if (got.kind !== "page") return;
  const { bytes } = got.reply;
  const at = got.way.at(-1) ?? url;
  if (mayBeFeed(got.reply)) yield* xmlReports(readXml(bytes, charsetOf(headerOf(got.reply.headers, "content-type")), at), at, reader, depth);
  else if (kindOfReply(got.reply) === "page") yield pageCapture(got);
  else yield* reader.other(bytes, nameOfUrl(at));
}
