import type { Capture, Decision } from "../src/core/model/index.ts";
import type { Pace } from "../src/node/app/pace.ts";
import { decide } from "./build-decision.ts";
import { makeReports } from "./make-reports.ts";

/** What a process that is killed was reading. */
export const KILLED_REPORTS: readonly Capture[] = [...makeReports(45, 4, { stories: 5, names: 64 })];
/** Small windows, so that many are closed. */
export const KILLED_PACE: Pace = { batch: 4, window: 20, closeEvery: 10, keepEvery: 3 };
/** What it was deciding: the first report is a story of its own. */
export const KILLED_DECISION: Decision = decide({ verb: "move", article: KILLED_REPORTS[0]?.id ?? "", to: null });
