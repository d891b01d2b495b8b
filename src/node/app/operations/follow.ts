import { existsSync } from "node:fs";
import { z } from "zod";
import { AppError, EXIT } from "../../errors.ts";
import { followedAnswer } from "../answers/followed.ts";
import type { FollowedFeed } from "../feeds.ts";
import { durationWords, readDuration } from "../follow/duration.ts";
import { type FollowReport, follow as followAll } from "../follow/follow.ts";
import { defineOperation, type Style } from "../operation.ts";
import type { Deps, Store } from "../ports.ts";
import { skipCounts } from "../skips.ts";
import { counted } from "../words.ts";

const duration = (what: string) =>
  z
    .string()
    .refine((text) => readDuration(text) !== null, "write 30s, 15m, 2h or 7d")
    .describe(what);

const input = z.object({
  feeds: z.array(z.string()).default([]).describe("feeds to add: addresses of feeds, sitemaps or sites, or a file that lists them (OPML, or one a line)"),
  every: duration("shortest pause between two questions to one feed; quiet feeds are asked less often").default("15m"),
  for: duration("end after so long").optional(),
  once: z.boolean().optional().describe("ask every feed that is due, then end (for cron)"),
  watch: z.string().optional().describe("a folder whose new and changed files are read too"),
  list: z.boolean().optional().describe("only show the feeds that are followed"),
  remove: z.string().optional().describe("follow this feed no more"),
});

/** The least a server is spared, whatever is asked for. */
const LEAST_MS = 5_000;

const ADDRESS = /^https?:\/\//i;

async function urlsOf(feeds: readonly string[], deps: Deps): Promise<readonly string[]> {
  const lists = await Promise.all(feeds.map((feed) => (ADDRESS.test(feed) ? [new URL(feed).href] : deps.following.listed(feed))));
  return [...new Set(lists.flat())];
}

async function standing(store: Store): Promise<FollowReport> {
  return { feeds: await store.feeds.listFeeds(), added: 0, known: 0, skips: new Map(), lost: false, interrupted: false };
}

async function remove(url: string, store: Store): Promise<FollowReport> {
  if (!(await store.feeds.removeFeed(url))) throw new AppError("feed/unknown", { url });
  return standing(store);
}

const dataOf = ({ feeds, added, known, skips }: FollowReport) => ({
  added,
  known,
  leftOut: Object.fromEntries([...skips].sort(([a], [b]) => (a < b ? -1 : 1))),
  feeds: feeds.map(({ url, title, live, taken, asked, failures, problem, dueAt }) => ({ url, title, live, taken, asked, failures, problem, dueAt })),
});

/** Feeds named one by one on screen; the rest is counted. */
const SHOWN = 40;

function feedLine({ url, title, taken, problem, live, failures }: FollowedFeed, style: Style): string {
  const state = !live
    ? style.dim(problem ?? "gone")
    : problem === null
      ? `${counted(taken, "report")}`
      : style.yellow(`${problem} (${counted(failures, "time")} in a row)`);
  return `  ${url}${title === null ? "" : style.dim(`  ${title}`)}  ${state}`;
}

export const follow = defineOperation({
  name: "follow",
  summary: "keep feeds and folders up to date, until stopped",
  about:
    "Adds the feeds named to those that are followed, and asks all of them again and again: RSS, Atom, RDF, JSON Feed and news sitemaps; a site is followed by the feed it names, a reading list by the feeds in it. The page of every new item is read once, whatever feed names it. A feed with news is asked more often, a quiet one less, a failing one ever later; robots.txt, Retry-After and what has not changed are respected, and a host is asked one question at a time. Ctrl-C leaves the store whole: what was fetched and not yet kept is fetched again the next time.",
  effect: "write",
  local: true,
  lasting: true,
  input,
  output: followedAnswer,
  positional: ["feeds"],
  examples: [
    { line: "unecho follow https://news.example/feed.xml", does: "add a feed, and keep all feeds up to date until Ctrl-C" },
    { line: "unecho follow feeds.opml --for 2h", does: "a reading list, for two hours" },
    { line: "unecho follow --once", does: "ask what is due, then end" },
    { line: "unecho follow --watch inbox/", does: "also read what comes into a folder" },
    { line: "unecho follow --list", does: "the feeds that are followed, and how they fare" },
  ],
  async run({ feeds, every, for: limit, once = false, watch, list = false, remove: gone }, deps) {
    if (watch !== undefined && !existsSync(watch)) throw new AppError("input/not-found", { path: watch });
    const urls = await urlsOf(feeds, deps);
    const leastMs = Math.max(LEAST_MS, readDuration(every) ?? LEAST_MS);
    const store = await deps.openStore(urls.length > 0 || watch !== undefined ? "create" : "existing");
    try {
      if (gone !== undefined || list) {
        const report = gone === undefined ? await standing(store) : await remove(gone, store);
        return { value: { report, showAll: true }, data: dataOf(report) };
      }
      const folders = watch === undefined ? [] : [watch];
      if (urls.length + folders.length === 0 && (await store.feeds.listFeeds()).length === 0) throw new AppError("feed/none", { program: deps.program });
      deps.note(`following${limit === undefined ? "; Ctrl-C ends it" : ` for ${durationWords(readDuration(limit) ?? 0)}`}`);
      const report = await followAll(store, deps, { urls, folders, leastMs, forMs: limit === undefined ? null : readDuration(limit), once });
      return { value: { report, showAll: false }, data: dataOf(report), exit: report.lost ? EXIT.skipped : EXIT.ok };
    } finally {
      await store.close();
    }
  },
  render({ report, showAll }, style, { program }) {
    const { feeds, added, known, skips } = report;
    const failing = feeds.filter(({ live, problem }) => live && problem !== null);
    const shown = showAll ? feeds : failing;
    const left = skips.size === 0 ? "" : ` (left out: ${skipCounts(skips)})`;
    return [
      showAll
        ? `${counted(feeds.length, "feed")} followed`
        : `Read ${counted(added, "report")}${known === 0 ? "" : `, ${known} already here`}${left}; ${counted(feeds.filter(({ live }) => live).length, "feed")} followed, ${failing.length} failing`,
      ...shown.slice(0, SHOWN).map((feed) => feedLine(feed, style)),
      ...(shown.length > SHOWN ? [`  and ${shown.length - SHOWN} more`] : []),
      "",
      `Next:  ${program} stories    ${program} follow --list`,
    ].join("\n");
  },
});
