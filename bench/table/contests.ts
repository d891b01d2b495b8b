import { Agent } from "node:http";
import { Parser } from "htmlparser2";
import { WARCParser } from "warcio";
import { extractArticle } from "../../src/core/articles/index.ts";
import type { Capture } from "../../src/core/model/index.ts";
import type { Packs } from "../../src/core/packs/index.ts";
import { readCapture } from "../../src/core/pipeline.ts";
import { readSyntax } from "../../src/core/syntax/read-syntax.ts";
import { readFeed } from "../../src/node/feeds/read-feed.ts";
import { isPublicAddress } from "../../src/node/fetch/public-address.ts";
import { findTarget } from "../../src/node/fetch/target.ts";
import { readRecords } from "../../src/node/warc/records.ts";
import { writeRecord } from "../../src/node/warc/write.ts";
import { PRIVATE_ADDRESSES, PUBLIC_ADDRESSES, SSRF_VECTORS } from "../../test/attacks/ssrf-vectors.ts";
import type { Dice } from "../dice.ts";
import type { Peer } from "../read/peers.ts";
import { runStream } from "../stories/measure.ts";
import { everyCluster, type Place, titleJaccard } from "../stories/peers.ts";
import { type Contest, type Contestant, digestOf } from "./contest.ts";
import { makeFeeds } from "./made-feeds.ts";
import { makeNews } from "./made-news.ts";
import { ownFeedPeers, type TablePeers } from "./peers.ts";

/** How much each contest is given. */
export interface Sizes {
  readonly pages: number;
  readonly feeds: number;
  readonly streamed: number;
}

interface Given {
  readonly sizes: Sizes;
  readonly seed: number;
  readonly packs: Packs;
  /** Libraries that no part of the product needs; null where they are not installed. */
  readonly peers: TablePeers | null;
}

const encode = new TextEncoder();
const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/** F1 of the words of a text against those that were wanted, each counted as often as it stands there. */
export function wordF1(found: string, wanted: string): number {
  const left = new Map<string, number>();
  for (const word of wordsOf(wanted)) left.set(word, (left.get(word) ?? 0) + 1);
  const own = wordsOf(found);
  let shared = 0;
  for (const word of own) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return (2 * shared) / Math.max(own.length + wordsOf(wanted).length, 1);
}

const captureOf = (text: string, mediaType: string, at: number): Capture => ({
  id: at.toString(16).padStart(64, "0"),
  bytes: encode.encode(text),
  mediaType,
  charset: null,
  url: `https://courier.example/story/${at}`,
  name: `article ${at}`,
  hints: { title: null, outlet: null, byline: null, published: null },
  receivedAt: "2031-03-05T00:00:00.000Z",
});

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** One that does a list one by one; `tell` says of what it made how good it is, beside the clock only in the first round. */
function oneByOne<T>(
  name: string,
  kind: Contestant["kind"],
  inputs: readonly T[],
  run: (input: T) => unknown,
  tell: (made: readonly unknown[]) => Readonly<Record<string, number>>,
): Contestant {
  let told: Readonly<Record<string, number>> | null = null;
  return {
    name,
    kind,
    async run() {
      const made: unknown[] = [];
      for (const input of inputs) {
        const result = await run(input);
        if (told === null) made.push(result);
      }
      told ??= tell(made);
      return told;
    },
  };
}

function pageContest({ sizes, seed, packs, peers }: Given): Contest {
  const { articles, pages } = makeNews(sizes.pages, seed);
  const captures = pages.map((html, at) => captureOf(html, "text/html", at));
  const textOf = (made: unknown): string => {
    const { textContent, content, text } = (made ?? {}) as { readonly textContent?: string; readonly content?: string; readonly text?: string };
    return textContent ?? text ?? (content ?? "").replace(/<[^<>]{0,10000}>/g, " ");
  };
  const f1 = (made: readonly unknown[]) => ({
    wordF1: rounded(made.reduce<number>((sum, one, at) => sum + wordF1(textOf(one), articles[at] ?? ""), 0) / made.length),
  });
  const live = (peer: Peer): Contestant => oneByOne(peer.name, "live", pages, (html) => peer.run(html), f1);
  return {
    id: "page",
    about: "main text, title, date and byline out of a page of about 150 kB",
    unit: "pages",
    amount: pages.length,
    input: digestOf(pages),
    contestants: [
      oneByOne(
        "unecho extractArticle",
        "ours",
        captures,
        (capture) => {
          const { text, blocks } = extractArticle(capture, packs).value;
          const kept = blocks.filter(({ role }) => role !== "boilerplate" && role !== "caption");
          return { text: kept.map(({ span }) => text.slice(span.start, span.end)).join("\n\n") };
        },
        f1,
      ),
      oneByOne(
        "htmlparser2 12.0.0, events thrown away",
        "floor",
        pages,
        (html) => {
          let tags = 0;
          const parser = new Parser({ onopentag: () => void (tags += 1) });
          parser.end(html);
          return tags;
        },
        (made) => ({ tags: Number(made[0]) }),
      ),
      ...(peers?.pages ?? []).map(live),
    ],
  };
}

function textContest({ sizes, seed, packs, peers }: Given): Contest {
  const { articles, words } = makeNews(sizes.pages, seed + 1);
  const captures = articles.map((text, at) => captureOf(text, "text/plain", at));
  const inputs = captures.map((capture) => extractArticle(capture, packs).value);
  return {
    id: "text",
    about:
      "sentences, tags and names out of an article of about 670 words; ours also builds trees, and in its second row claims with voices, figures and places",
    unit: "words",
    amount: words,
    input: digestOf(articles),
    contestants: [
      oneByOne(
        "unecho readSyntax (tags, trees)",
        "ours",
        inputs,
        (article) => readSyntax(article, packs),
        (made) => ({ sentences: made.reduce<number>((sum, one) => sum + (one as readonly unknown[]).length, 0) }),
      ),
      oneByOne(
        "unecho readCapture (claims)",
        "live",
        captures,
        (capture) => readCapture(capture, packs).value,
        (made) => ({
          claims: made.reduce<number>((sum, one) => sum + (one as { readonly claims: readonly unknown[] }).claims.length, 0),
        }),
      ),
      ...(peers?.texts ?? []).map((peer) =>
        oneByOne(
          peer.name,
          "live",
          articles,
          (text) => peer.run(text),
          () => ({}),
        ),
      ),
    ],
  };
}

function feedContest({ sizes, seed, peers }: Given): Contest {
  const feeds = makeFeeds(sizes.feeds, seed + 2);
  const items = (made: readonly unknown[]) => ({ items: made.reduce<number>((sum, one) => sum + (one as number), 0) });
  return {
    id: "feed",
    about: "items out of RSS 2.0 and Atom feeds of 40 items",
    unit: "feeds",
    amount: feeds.length,
    input: digestOf(feeds),
    contestants: [
      oneByOne(
        "unecho readFeed (limits, then feedsmith)",
        "ours",
        feeds,
        (text) => {
          const found = readFeed(text, "https://courier.example/feed");
          return found.kind === "feed" ? found.feed.items.length : 0;
        },
        items,
      ),
      ...(peers?.feeds ?? ownFeedPeers).map((peer) => oneByOne(peer.name, "live", feeds, (text) => peer.run(text), items)),
    ],
  };
}

async function archiveContest({ sizes, seed }: Given): Promise<Contest> {
  const { pages } = makeNews(sizes.pages, seed + 3);
  const members = await Promise.all(pages.map((html, at) => writeRecord(captureOf(html, "text/html", at))));
  const archive = Buffer.concat(members);
  const chunks = async function* (): AsyncIterable<Uint8Array> {
    for (let at = 0; at < archive.length; at += 65_536) yield archive.subarray(at, at + 65_536);
  };
  return {
    id: "archive",
    about: "records out of a web archive, a gzip member each, unpacked whole",
    unit: "records",
    amount: members.length,
    input: digestOf(pages),
    contestants: [
      {
        name: "unecho readRecords",
        kind: "ours",
        async run() {
          let [records, bytes] = [0, 0];
          for await (const found of readRecords(chunks())) {
            if (found.kind !== "record") continue;
            records += 1;
            bytes += found.record.block.length;
          }
          return { records, bytes };
        },
      },
      {
        name: "warcio 2.4.11",
        kind: "live",
        async run() {
          let [records, bytes] = [0, 0];
          for await (const record of new WARCParser(chunks())) {
            const payload = await record.readFully(false);
            records += 1;
            bytes += payload.length;
          }
          return { records, bytes };
        },
      },
    ],
  };
}

class Reached extends Error {}

/** What a guard that sits in the connection does with a host; the connection itself is never made. */
function refusedByAgent(agent: { createConnection(options: object, done: (error: Error | null) => void): unknown }, host: string): boolean {
  let refused = false;
  const prototype = Agent.prototype as unknown as { createConnection: unknown };
  const connect = prototype.createConnection;
  prototype.createConnection = () => {
    throw new Reached();
  };
  try {
    agent.createConnection({ host, port: 80 }, (error) => {
      refused = error !== null && error !== undefined;
    });
  } catch (error) {
    if (!(error instanceof Reached)) throw error;
  } finally {
    prototype.createConnection = connect;
  }
  return refused;
}

function addressContest({ seed, peers }: Given): Contest {
  const dice: Dice = (() => {
    let state = seed;
    return () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
  })();
  // an address by numbers is judged by all; a name is judged when it is looked up, which nobody does here
  const hostOf = (address: string): string => new URL(address).hostname.replace(/^\[|\]$/g, "");
  const numbered = (address: string): boolean => URL.canParse(address) && /^[0-9a-f:.]+$/.test(hostOf(address)) && /[.:]/.test(hostOf(address));
  const hostile = [...SSRF_VECTORS, ...PRIVATE_ADDRESSES.map((address) => `http://${address}/`)].filter(
    (address) => numbered(address) && !isPublicAddress(hostOf(address)),
  );
  const fine = PUBLIC_ADDRESSES.filter((address) => URL.canParse(address));
  const shuffled = [...hostile, ...fine]
    .map((address) => ({ address, key: dice() }))
    .sort((a, b) => a.key - b.key)
    .map(({ address }) => address);
  const none: ReadonlySet<string> = new Set();
  const bad = new Set(hostile);
  const judge = (name: string, kind: Contestant["kind"], refuses: (address: string) => boolean): Contestant =>
    oneByOne(name, kind, shuffled, refuses, (made) => ({
      hostile: hostile.length,
      refused: shuffled.filter((address, at) => bad.has(address) && made[at] === true).length,
      public: fine.length,
      refusedPublic: shuffled.filter((address, at) => !bad.has(address) && made[at] === true).length,
    }));
  return {
    id: "address",
    about: "addresses by numbers that lead to private networks, in many spellings, among public ones: which are refused before a connection is made",
    unit: "addresses",
    amount: shuffled.length,
    input: digestOf(shuffled),
    contestants: [
      judge("unecho findTarget", "ours", (address) => findTarget(address, none).kind === "problem"),
      ...(peers === null
        ? []
        : [
            judge("ssrfcheck 1.4.0", "live", (address) => !peers.isSafe(address)),
            judge("request-filtering-agent 3.2.1", "live", (address) => refusedByAgent(peers.agent, hostOf(address))),
          ]),
    ],
  };
}

function streamContest({ sizes, seed }: Given, ours: () => Place): Contest {
  const entrant = (name: string, kind: Contestant["kind"], open: () => Place): Contestant => ({
    name,
    kind,
    run() {
      const { f1, largestF1 } = runStream(sizes.streamed, seed, open);
      return { pairF1: rounded(f1), largestF1: rounded(largestF1) };
    },
  });
  return {
    id: "stories",
    about: "titles and leads put into stories as they arrive; the reading of the generated stream is in everybody's time",
    unit: "reports",
    amount: sizes.streamed,
    input: `generated stream, seed ${seed}`,
    contestants: [
      entrant("unecho placeReading", "ours", ours),
      entrant("every cluster (loop of Miranda and others 2018)", "live", everyCluster),
      entrant("title jaccard, words of 250 titles at most", "live", () => titleJaccard(250)),
    ],
  };
}

/** All contests over one seed. */
export const contestsOf = async (given: Given, ours: () => Place): Promise<readonly Contest[]> => [
  pageContest(given),
  textContest(given),
  feedContest(given),
  await archiveContest(given),
  addressContest(given),
  streamContest(given, ours),
];
