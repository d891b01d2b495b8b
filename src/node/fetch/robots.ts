import robotsModule from "robots-parser";
import type { Exchange } from "./client.ts";
import { type FetchProblem, problemOf } from "./problem.ts";
import { followRedirects } from "./redirects.ts";

/** The package is its function; its types say the function is a property of it. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** What a site lets us ask for (RFC 9309). */
export interface Rules {
  /** Null when the address may be asked for, else why not. */
  refusal(url: string): FetchProblem | null;
  /** Seconds between two questions the site asks for, 0 when it does not say. */
  readonly delaySeconds: number;
}

/** Bytes of a robots.txt that are read, as RFC 9309 says at least. */
const MAX_BYTES = 512_000;
/** Longest pattern that is kept, and all patterns with a star together, in characters: matching them costs their product with the address. */
const MAX_PATTERN = 500;
const MAX_WILD = 50_000;
/** A site that asks for longer pauses is asked at this pace. */
const MAX_DELAY_SECONDS = 60;

/** Rules are kept for a day; after a failure they are asked for again in a minute. */
const KEEP_MS = 24 * 3_600_000;
const KEEP_FAILED_MS = 60_000;

const USER_AGENT = /^\s*user-agent\s*:\s*([^#]*)/i;

/** A robots.txt without what concerns others: groups of other programs are given one name, so that no file costs more than its length. */
function slim(text: string, token: string): { readonly text: string; readonly tooWild: boolean } {
  const lines: string[] = [];
  let wild = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    if (line.length > MAX_PATTERN) continue;
    const agent = USER_AGENT.exec(line)?.[1]?.trim().toLowerCase();
    const name = agent === undefined ? null : agent === "*" || agent.split("/")[0] === token ? agent : "others";
    const kept = name === null ? line : `user-agent: ${name}`;
    if (name !== null && lines.at(-1) === kept) continue;
    if (name === null && line.includes("*")) wild += line.length;
    lines.push(kept);
  }
  return { text: lines.join("\n"), tooWild: wild > MAX_WILD };
}

const ALL_ALLOWED: Rules = { refusal: () => null, delaySeconds: 0 };
const allRefused = (problem: FetchProblem): Rules => ({ refusal: () => problem, delaySeconds: 0 });

/** Rules of a robots.txt as it stands; `token` is the name a site would call us by. */
export function readRobots(url: string, text: string, token: string): Rules {
  const { text: own, tooWild } = slim(text.slice(0, MAX_BYTES), token);
  if (tooWild) return allRefused(problemOf("collect/robots", "its robots.txt is too involved to be sure"));
  const parsed = robotsParser(url, own);
  const delay = parsed.getCrawlDelay(token) ?? 0;
  return {
    refusal: (page) => (parsed.isAllowed(page, token) === false ? problemOf("collect/robots", "its robots.txt asks programs not to read it") : null),
    delaySeconds: Math.min(MAX_DELAY_SECONDS, Math.max(0, Number.isFinite(delay) ? delay : 0)),
  };
}

/** What an answer for /robots.txt means: none there allows all; a server in trouble is left alone for now. */
function rulesOf(url: string, answer: Exchange, token: string): { readonly rules: Rules; readonly certain: boolean } {
  if (answer.kind === "problem") {
    // a robots.txt that leads nowhere counts as none (RFC 9309, 2.3.1.2)
    if (answer.problem.code === "collect/redirects") return { rules: ALL_ALLOWED, certain: true };
    return { rules: allRefused({ ...answer.problem, waitMs: answer.problem.passing ? KEEP_FAILED_MS : null }), certain: !answer.problem.passing };
  }
  const { status, bytes } = answer.reply;
  if (status >= 200 && status < 300) return { rules: readRobots(url, new TextDecoder().decode(bytes.subarray(0, MAX_BYTES)), token), certain: true };
  if (status !== 429 && status < 500) return { rules: ALL_ALLOWED, certain: true };
  const problem = problemOf("collect/robots", `its robots.txt cannot be read (status ${status})`, { passing: true, waitMs: KEEP_FAILED_MS });
  return { rules: allRefused(problem), certain: false };
}

/** Sites remembered at once. */
const REMEMBERED = 5_000;

interface Kept {
  readonly rules: Promise<Rules>;
  until: number;
}

/** The rules of each site, asked for once a day. */
export interface RobotsBook {
  rulesFor(url: string, exchange: (url: string) => Promise<Exchange>): Promise<Rules>;
}

export function robotsBook(token: string, now: () => number): RobotsBook {
  const sites = new Map<string, Kept>();
  return {
    async rulesFor(url, exchange) {
      const { origin } = new URL(url);
      const known = sites.get(origin);
      if (known !== undefined && known.until > now()) return known.rules;
      const robots = `${origin}/robots.txt`;
      const kept: Kept = {
        until: now() + KEEP_MS,
        rules: followRedirects(robots, exchange).then((answer) => {
          const { rules, certain } = rulesOf(robots, answer, token);
          if (!certain) kept.until = now() + KEEP_FAILED_MS;
          return rules;
        }),
      };
      sites.delete(origin);
      sites.set(origin, kept);
      const oldest = sites.size > REMEMBERED ? sites.keys().next().value : undefined;
      if (oldest !== undefined) sites.delete(oldest);
      return kept.rules;
    },
  };
}
