import type { backlogAnswer } from "./answers/backlog.ts";
import type { DataOf, Style } from "./operation.ts";
import type { Store } from "./ports.ts";
import { counted } from "./words.ts";

export type BacklogData = DataOf<typeof backlogAnswer>;

/** How the backlog of a store stands, with at most so many of what was given up. */
export async function backlogData(store: Store, letters: number): Promise<BacklogData> {
  const { reports, skipped, dead, ...state } = await store.backlog.state();
  return { ...state, records: { reports, skipped, dead }, letters: await store.backlog.deadLetters(letters) };
}

/** Lines for a person. */
export function backlogLines({ archives, batches, records, lastMinute, oldestLease, letters }: BacklogData, style: Style): readonly string[] {
  const { waiting, leased, done, placed, dead } = batches;
  const lost = records.skipped + records.dead + dead;
  return [
    `${counted(archives, "archive")}, ${counted(waiting + leased + done + placed + dead, "batch", "batches")}: ${waiting} waiting, ${leased} being read, ${done} read, ${placed} in the picture, ${dead} given up`,
    `${counted(records.reports, "report")} read; ${records.skipped} that could not be read, ${records.dead} given up; ${lastMinute} in the last minute`,
    ...(oldestLease === null
      ? []
      : [
          `oldest under way: batch ${oldestLease.batch} for ${oldestLease.seconds} s at ${oldestLease.holder}${oldestLease.expired ? style.yellow(" (gave no sign; free for others)") : ""}`,
        ]),
    ...letters.map(({ archive, place, batch, reason }) => style.yellow(`  ${archive}@${place}${batch === null ? "" : ` (all of batch ${batch})`}: ${reason}`)),
    ...(lost > letters.length && letters.length > 0 ? [`  and ${lost - letters.length} more`] : []),
  ];
}
