import { createHash } from "node:crypto";
import type { Instant } from "../../../core/model/index.ts";
import type { FollowedFeed } from "../feeds.ts";

/** A quiet feed is asked this many times less often, and at the least four times a day. */
const SLOWEST = 8;
const SLOWEST_MS = 6 * 3_600_000;
/** A feed that fails is asked at the least once a day. */
const FAILING_MS = 24 * 3_600_000;
/** How much a quiet question stretches the pause, and one with news shortens it. */
const STRETCH = 1.5;
const SHRINK = 0.5;
/** Questions are moved by up to a tenth either way, so that two hundred feeds are not asked in one breath. */
const JITTER = 0.1;

/** A number from 0 up to but without 1 that only the words decide. */
const fractionOf = (words: string): number => createHash("sha256").update(words).digest().readUInt32BE(0) / 2 ** 32;

const later = (now: Instant, ms: number): Instant => new Date(Date.parse(now) + ms).toISOString();

const moved = (ms: number, { url, asked }: FollowedFeed): number => Math.round(ms * (1 + JITTER * (2 * fractionOf(`${url} ${asked}`) - 1)));

/** A feed nobody has asked yet: due at once. */
export const newFeed = (url: string, everyMs: number, now: Instant): FollowedFeed => ({
  url,
  title: null,
  etag: null,
  lastModified: null,
  dueAt: now,
  everyMs,
  asked: 0,
  failures: 0,
  problem: null,
  taken: 0,
  live: true,
});

/** After an answer. `least` is the shortest pause that was asked for. */
export function afterAnswer(feed: FollowedFeed, hadNews: boolean, least: number, now: Instant): FollowedFeed {
  const longest = Math.max(least, Math.min(least * SLOWEST, SLOWEST_MS));
  const everyMs = Math.min(longest, Math.max(least, feed.everyMs * (hadNews ? SHRINK : STRETCH)));
  const asked = { ...feed, asked: feed.asked + 1, failures: 0, problem: null, live: true, everyMs };
  return { ...asked, dueAt: later(now, moved(everyMs, asked)) };
}

/** After a failure: twice the pause for each in a row, or as long as the server asks; a feed that is gone is asked no more. */
export function afterFailure(feed: FollowedFeed, problem: string, gone: boolean, waitMs: number | null, least: number, now: Instant): FollowedFeed {
  const failures = feed.failures + 1;
  const asked = { ...feed, asked: feed.asked + 1, failures, problem, live: !gone };
  const pause = Math.min(FAILING_MS, Math.max(least, feed.everyMs) * 2 ** Math.min(failures, 12));
  return { ...asked, dueAt: later(now, Math.max(waitMs ?? 0, moved(pause, asked))) };
}
