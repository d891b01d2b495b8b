import { productRoot } from "../app/packs.ts";
import { productVersion } from "../app/product-version.ts";
import { readInstant, readSettings } from "../config.ts";
import { AppError } from "../errors.ts";
import type { Machine } from "../run/call.ts";

/** How the person started us: what hints must print. */
const programName = (): string => (process.env.npm_lifecycle_event === undefined ? "unecho" : "npm run -s unecho --");

/** This machine with the settings of one command. */
export function machineOf(flags: Readonly<Record<string, unknown>>, command: string): Machine {
  const given = readSettings(flags, process.env, process.stdout.isTTY === true);
  const asOf = given.asOf === null ? null : readInstant(given.asOf);
  if (given.asOf !== null && asOf === null)
    throw new AppError("input/invalid", { detail: `--as-of: ${given.asOf} is no date (write 2031-05-14 or 2031-05-14T09:20:00Z)`, command });
  return { settings: { ...given, asOf }, program: programName(), version: productVersion(), root: productRoot };
}
