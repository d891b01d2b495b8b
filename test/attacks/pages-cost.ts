/** Reads every hostile page and 5,000 mutations in a process of its own and prints what that cost. */
import { seededRandom } from "../seeded-random.ts";
import { HOSTILE_PAGES, SENTENCES } from "./hostile-pages.ts";
import { FULL_LENGTH, failureOf, mutant, product } from "./pages.ts";

const MUTATIONS = 5_000;
const MOST_SECONDS = 1;

const dice = seededRandom(Number(process.argv[2]));
const failures: string[] = [];
const times: { readonly name: string; readonly seconds: number }[] = [];
function read(name: string, html: string, must: readonly string[]): void {
  const before = process.cpuUsage();
  const failure = failureOf(product, name, html, must);
  const { user, system } = process.cpuUsage(before);
  times.push({ name, seconds: Math.round((user + system) / 1000) / 1000 });
  if (failure !== null) failures.push(failure);
}

// the compiler's time is nobody's
for (const { make } of HOSTILE_PAGES) failureOf(product, "", make(20_000), []);
const memory = process.resourceUsage().maxRSS;
for (const { name, make } of HOSTILE_PAGES) read(name, make(FULL_LENGTH), SENTENCES);
for (let turn = 0; turn < MUTATIONS; turn += 1) read(`mutation ${turn}`, mutant(turn, dice), []);
const slowest = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, 5);
const memoryMb = Math.round((process.resourceUsage().maxRSS - memory) / 1024);
const tooSlow = times.filter(({ seconds }) => seconds > MOST_SECONDS).length;
process.stdout.write(JSON.stringify({ failures, mutations: MUTATIONS, slowest, tooSlow, memoryMb }));
