/** How many times longer the long form is than the short one. */
export const TIMES = 4;
/** Time by the length is `TIMES`, time by its square 16: what lies between is the machine's. */
export const MOST_GROWTH = 6;
/** Below this many milliseconds of CPU nothing can be compared. */
const LEAST_MS = 8;
/** Other programs take time on the same machine: the better of some tries counts. */
const TRIES = 5;

function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(LEAST_MS, (user + system) / 1000);
}

/** How many times the CPU time of `short` units `TIMES` as many take, by the machine's own measure; `prepare` is not timed. */
export function timeGrowth<Input>(short: number, prepare: (units: number) => Input, work: (input: Input) => unknown): number {
  const [few, many] = [prepare(short), prepare(short * TIMES)];
  let least = Number.POSITIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;
  for (let round = 0; round < TRIES && (round === 0 || most / least > MOST_GROWTH); round += 1) {
    least = Math.min(
      least,
      cpuOf(() => work(few)),
    );
    most = Math.min(
      most,
      cpuOf(() => work(many)),
    );
  }
  return most / least;
}
