/** How often each row is run; the median counts. */
export const RUNS = 5;

/** CPU milliseconds of one call, user and system, of all threads. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** One row: documents and words per CPU-second and milliseconds per document. */
export function writeRow(name: string, runs: readonly number[], documents: number, words: number): void {
  const ms = median(runs);
  const cell = (value: number, width: number, digits = 0): string => value.toFixed(digits).padStart(width);
  const spread = `${(Math.min(...runs) / documents).toFixed(2)}-${(Math.max(...runs) / documents).toFixed(2)}`;
  process.stdout.write(`${name.padEnd(38)}${cell((documents / ms) * 1000, 9)}${cell((words / ms) * 1000, 10)}${cell(ms / documents, 9, 2)}  ${spread}\n`);
}
