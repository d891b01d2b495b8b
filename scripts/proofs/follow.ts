import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../src/node/store/sqlite.ts";
import { type FeedWorld, feedWorld, SOUND, UNSOUND } from "../../test/feed-world.ts";
import type { Proof } from "../prove.ts";

const MINUTES = 5;
/** 12 sound kinds and 17 unsound ones: 132 and 68 feeds. */
const SOUND_OF_A_KIND = 11;
const UNSOUND_OF_A_KIND = 4;
const ITEMS_A_FEED = 5;
/** The last item is listed after two minutes, so that even the quietest feed is asked again before the end. */
const GROWS_EVERY_MS = 30_000;

interface Answer {
  readonly added: number;
  readonly known: number;
  readonly leftOut: Readonly<Record<string, number>>;
  readonly feeds: readonly { readonly url: string; readonly problem: string | null }[];
}

/** Resident memory of a process in bytes, null when it cannot be told. */
function memoryOf({ pid }: ChildProcess): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Medians of the second and the last third of a run: growth shows between them. */
function flatness(samples: readonly number[]): { readonly middle: number; readonly end: number } {
  const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const third = Math.floor(samples.length / 3);
  return { middle: median(samples.slice(third, 2 * third)), end: median(samples.slice(2 * third)) };
}

async function followWorld(
  world: FeedWorld,
  folder: string,
  root: string,
): Promise<{ readonly answer: Answer; readonly memory: readonly number[]; readonly err: string }> {
  const list = join(folder, "feeds.opml");
  writeFileSync(list, `<opml version="2.0"><body>${world.feeds.map(({ url }) => `<outline xmlUrl="${url}"/>`).join("")}</body></opml>`);
  const args = ["follow", list, "--for", `${MINUTES}m`, "--every", "10s", "--json", "--data", join(folder, "store"), "--allow-private", world.hosts.join(",")];
  const child = spawn(process.execPath, [join(root, "src/node/cli/main.ts"), ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const memory: number[] = [];
  const sampling = setInterval(() => {
    const now = memoryOf(child);
    if (now !== null) memory.push(now);
  }, 2_000);
  await new Promise((resolve) => child.on("close", resolve));
  clearInterval(sampling);
  return { answer: JSON.parse(out) as Answer, memory, err };
}

/** 200 feeds on the loopback for five minutes. */
export const proof: Proof = {
  name: "follow",
  summary:
    "200 feeds of every format, broken, slow, redirecting and huge ones among them, for 5 minutes: every item in once, the rest refused with a reason, memory flat",
  async run({ root, seed, note }) {
    const folder = mkdtempSync(join(tmpdir(), "unecho-prove-follow-"));
    const world = await feedWorld({
      seed,
      sound: SOUND_OF_A_KIND,
      unsound: UNSOUND_OF_A_KIND,
      itemsAFeed: ITEMS_A_FEED,
      growsEveryMs: GROWS_EVERY_MS,
      feedsAHost: 4,
    });
    note(`${world.feeds.length} feeds on ${world.hosts.length} servers, for ${MINUTES} minutes`);
    try {
      const { answer, memory, err } = await followWorld(world, folder, root);
      const expected = new Set(world.feeds.flatMap(({ pages }) => pages));
      const store = await openSqliteStore(join(folder, "store"));
      const kept: (string | null)[] = [];
      for (let after = 0; ; ) {
        const page = await store.pageReadings(after, 500);
        for (const { position, reading } of page) {
          after = position;
          kept.push(reading.article.url);
        }
        if (page.length === 0) break;
      }
      await store.close();
      const missing = [...expected].filter((url) => !kept.includes(url));
      const twice = kept.length - new Set(kept).size;
      const unexpected = kept.filter((url) => url === null || !expected.has(url));
      const fetchedTwice = [...world.visits.values()].filter((visits) => visits > 1).length;
      const problems = new Map(answer.feeds.map(({ url, problem }) => [url, problem]));
      const unexplained = world.feeds
        .filter(({ kind, url }) => kind in UNSOUND && !UNSOUND[kind]?.test(problems.get(url) ?? ""))
        .map(({ kind, url }) => `${kind}: ${problems.get(url) ?? "nothing said"}`);
      const { middle, end } = flatness(memory);
      const flat = memory.length > 0 && end <= middle * 1.1;
      const passed = missing.length + twice + unexpected.length + fetchedTwice + unexplained.length === 0 && flat && !err.includes("fault");
      return {
        passed,
        figures: {
          feeds: world.feeds.length,
          soundKinds: SOUND.length,
          unsoundKinds: Object.keys(UNSOUND).length,
          itemsExpected: expected.size,
          itemsKept: kept.length,
          missing: missing.length,
          keptTwice: twice,
          unexpected: unexpected.length,
          pagesFetchedTwice: fetchedTwice,
          refusedFeedsWithoutTheirReason: unexplained,
          leftOut: answer.leftOut,
          memoryMb: { middleThirdMedian: megabytes(middle), lastThirdMedian: megabytes(end), peak: megabytes(Math.max(...memory, 0)), samples: memory.length },
        },
      };
    } finally {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
