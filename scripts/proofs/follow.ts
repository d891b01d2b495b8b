import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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

/** Milliseconds between two samples of memory. */
const SAMPLE_MS = 5_000;

/** Collects garbage now and then and prints what is left: what lives shows a leak, what the system holds besides depends on the allocator. */
const SAMPLER = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)setInterval(()=>{globalThis.gc();const{heapUsed,external,rss}=process.memoryUsage();process.stderr.write('MEMORY '+(heapUsed+external)+' '+rss+'\\n')},${SAMPLE_MS}).unref()`;

interface Sample {
  /** Bytes that live after a collection. */
  readonly live: number;
  /** Bytes the system holds for the process. */
  readonly resident: number;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Medians of the first, second and last third of a run: growth shows between them. */
function thirds(samples: readonly number[]): readonly [number, number, number] {
  const median = (list: readonly number[]): number => megabytes([...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);
  const third = Math.floor(samples.length / 3);
  return [median(samples.slice(0, third)), median(samples.slice(third, 2 * third)), median(samples.slice(2 * third))];
}

async function followWorld(
  world: FeedWorld,
  folder: string,
  root: string,
): Promise<{ readonly answer: Answer; readonly memory: readonly Sample[]; readonly err: string }> {
  const list = join(folder, "feeds.opml");
  writeFileSync(list, `<opml version="2.0"><body>${world.feeds.map(({ url }) => `<outline xmlUrl="${url}"/>`).join("")}</body></opml>`);
  const args = ["follow", list, "--for", `${MINUTES}m`, "--every", "10s", "--json", "--data", join(folder, "store"), "--allow-private", world.hosts.join(",")];
  const child = spawn(process.execPath, ["--expose-gc", "--import", SAMPLER, join(root, "src/node/cli/main.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  await new Promise((resolve) => child.on("close", resolve));
  const memory = [...err.matchAll(/^MEMORY (\d+) (\d+)$/gm)].map((match) => ({ live: Number(match[1]), resident: Number(match[2]) }));
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
      const live = thirds(memory.map((sample) => sample.live));
      const resident = thirds(memory.map((sample) => sample.resident));
      const flat = memory.length > 20 && live[2] <= live[1] * 1.15;
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
          memoryMbByThirdOfTheRun: { live, resident, residentPeak: megabytes(Math.max(...memory.map((sample) => sample.resident), 0)), samples: memory.length },
        },
      };
    } finally {
      await world.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
