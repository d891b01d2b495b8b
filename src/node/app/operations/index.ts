import type { Operation } from "../operation.ts";
import { annotate } from "./annotate.ts";
import { brief } from "./brief.ts";
import { check } from "./check.ts";
import { cluster } from "./cluster.ts";
import { demo } from "./demo.ts";
import { evalOperation } from "./eval.ts";
import { exportOperation } from "./export.ts";
import { read } from "./read.ts";
import { stories } from "./stories.ts";
import { why } from "./why.ts";

/** Everything a user can do, in the order help lists it; the command line is made from this list. */
export const operations: readonly Operation[] = [demo, read, stories, brief, why, check, exportOperation, annotate, cluster, evalOperation];
