/** Reads one bomb in a process of its own and prints what that cost: processor milliseconds, and memory the process needed beyond what it had. */
import { readFeed } from "../src/node/feeds/read-feed.ts";
import { FEED_BOMBS } from "./feed-bombs.ts";

const bomb = FEED_BOMBS[Number(process.argv[2])];
if (bomb === undefined) throw new Error(`no bomb ${process.argv[2]}`);
const text = bomb.text();
// an ordinary feed first: what is measured is the bomb, not the start of the program
const ordinary = `<rss><channel>${"<item><title>a</title><link>https://post.example/1</link></item>".repeat(200)}</channel></rss>`;
for (let round = 0; round < 5; round += 1) readFeed(ordinary, null);
// the text itself is whole in memory before it is measured
if (text.charCodeAt(text.length - 1) === 0) throw new Error("empty");
const before = process.resourceUsage().maxRSS;
const started = process.cpuUsage();
const found = readFeed(text, "https://post.example/feed");
const { user, system } = process.cpuUsage(started);
const outcome = found.kind === "problem" ? found.problem : `a feed of ${found.feed.items.length}`;
process.stdout.write(JSON.stringify({ outcome, cpuMs: (user + system) / 1000, memoryMb: (process.resourceUsage().maxRSS - before) / 1024 }));
