import { createHash } from "node:crypto";
import { cpuOf, median } from "../read/measure.ts";

/** Who takes part: ours, a library that runs beside us, or the floor below which nobody can come. */
export interface Contestant {
  readonly name: string;
  readonly kind: "ours" | "live" | "floor";
  /** Does all of the input once; what it found, so that nobody wins by doing nothing. */
  run(): Promise<Readonly<Record<string, number>>> | Readonly<Record<string, number>>;
}

/** One comparison: all contestants do the same input. */
export interface Contest {
  readonly id: string;
  readonly about: string;
  /** What the figure counts, a CPU-second: "pages". */
  readonly unit: string;
  /** How many of them the input has. */
  readonly amount: number;
  /** Digest of the input. */
  readonly input: string;
  readonly contestants: readonly Contestant[];
}

/** A row of the table. */
export interface Row {
  readonly contest: string;
  readonly name: string;
  readonly kind: Contestant["kind"] | "published";
  readonly unit: string;
  /** Units a CPU-second: median, lowest and highest of the rounds; null where a published figure is told in words. */
  readonly perCpuSecond: { readonly median: number; readonly low: number; readonly high: number } | null;
  /** How many times ours it is slower: median over rounds of its CPU time by ours, in the same round; null for ours and for what was not run. */
  readonly timesOurs: number | null;
  readonly found: Readonly<Record<string, number>>;
  /** For a published row: what was said, and where. */
  readonly said?: string;
  readonly source?: string;
}

export const digestOf = (parts: Iterable<string | Uint8Array>): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 16);
};

/**
 * Runs a contest: one round to warm up, then `rounds` rounds in which everybody takes a turn, so that a slow moment of the machine falls on all.
 * Time is CPU time of the process, all threads.
 */
export async function hold({ id, unit, amount, contestants }: Contest, rounds: number): Promise<readonly Row[]> {
  const times = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  const found = new Map<string, Readonly<Record<string, number>>>();
  for (let round = 0; round <= rounds; round += 1) {
    // nobody always follows the same neighbour, whose garbage is collected in its time
    const order = contestants.map((_, at) => contestants[(at + round) % contestants.length] as Contestant);
    for (const { name, run } of order) {
      const time = await cpuOf(async () => {
        found.set(name, await run());
      });
      if (round > 0) times.get(name)?.push(time);
    }
  }
  const ours = times.get(contestants.find(({ kind }) => kind === "ours")?.name ?? "") ?? [];
  return contestants.map(({ name, kind }) => {
    const own = times.get(name) ?? [];
    const speeds = own.map((ms) => (amount / Math.max(ms, 0.001)) * 1000);
    return {
      contest: id,
      name,
      kind,
      unit,
      perCpuSecond: { median: median(speeds), low: Math.min(...speeds), high: Math.max(...speeds) },
      timesOurs: kind === "ours" ? null : median(own.map((ms, round) => ms / Math.max(ours[round] ?? 0, 0.001))),
      found: found.get(name) ?? {},
    };
  });
}
