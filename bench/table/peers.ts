import { parseFeed as feedsmith } from "feedsmith";
import { parseFeed as htmlparser2 } from "htmlparser2";
import { installPeers, type Peer, pagePeers, textPeers } from "../read/peers.ts";

/** Libraries of bench/package.json, as the table runs them. */
export interface TablePeers {
  readonly pages: readonly Peer[];
  readonly texts: readonly Peer[];
  /** Each answers how many items it found. */
  readonly feeds: readonly Peer[];
  /** ssrfcheck. */
  isSafe(address: string): boolean;
  /** request-filtering-agent. */
  readonly agent: { createConnection(options: object, done: (error: Error | null) => void): unknown };
}

const load = async (name: string): Promise<Record<string, unknown>> => (await import(name)) as Record<string, unknown>;

/** Feed readers the product brings itself. */
export const ownFeedPeers: readonly Peer[] = [
  {
    name: "feedsmith 3.0.1",
    run(text) {
      const { feed } = feedsmith(text) as { readonly feed: { readonly items?: readonly unknown[]; readonly entries?: readonly unknown[] } };
      return (feed.items ?? feed.entries ?? []).length;
    },
  },
  { name: "htmlparser2 12.0.0 parseFeed", run: (text) => htmlparser2(text)?.items.length ?? 0 },
];

/** Those that are installed, or why they are not. */
export async function tablePeers(): Promise<TablePeers | string> {
  const missing = installPeers();
  if (missing !== null) return missing;
  const RssParser = (await load("rss-parser"))["default"] as new () => { parseString(text: string): Promise<{ readonly items: readonly unknown[] }> };
  const rss = new RssParser();
  const { RequestFilteringHttpAgent } = (await load("request-filtering-agent")) as { RequestFilteringHttpAgent: new () => TablePeers["agent"] };
  const check = (await load("ssrfcheck")) as { isSSRFSafeURL: TablePeers["isSafe"] };
  return {
    pages: await pagePeers(),
    texts: await textPeers(),
    feeds: [...ownFeedPeers, { name: "rss-parser 3.13.0", run: async (text) => (await rss.parseString(text)).items.length }],
    isSafe: check.isSSRFSafeURL,
    agent: new RequestFilteringHttpAgent(),
  };
}
