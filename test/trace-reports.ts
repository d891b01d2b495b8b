import type { Decision, Diagnostic, Provenance } from "../src/core/model/index.ts";
import { traceOrigins } from "../src/core/origins/index.ts";
import { decisionsInForce } from "../src/core/review/in-force.ts";
import { loadPacks } from "../src/node/app/packs.ts";
import { buildReading, type ClaimSketch, placeTogether, type ReportSketch } from "./build-reading.ts";

const packs = loadPacks();

/** Which report copies which, by their ids. */
export type Copies = Readonly<Record<string, string>>;

/** The origins of reports made by hand. */
export const trace = (reports: readonly ReportSketch[], copies: Copies = {}, decisions: readonly Decision[] = []): Provenance =>
  stageOrigins(reports, copies, decisions).value;

/** The same with what the stage remarks. */
export function stageOrigins(
  reports: readonly ReportSketch[],
  copies: Copies = {},
  decisions: readonly Decision[] = [],
): { readonly value: Provenance; readonly diagnostics: readonly Diagnostic[] } {
  const readings = reports.map(buildReading);
  return traceOrigins(readings, placeTogether(readings, copies), decisionsInForce(decisions, null), packs);
}

/** A claim that a ferry sank and 31 died. */
export const dead = (by: ClaimSketch["by"], more: Partial<ClaimSketch> = {}): ClaimSketch => ({
  sentence: "The ferry sank and 31 people died.",
  value: 31,
  ...(by === undefined ? {} : { by }),
  ...more,
});

/** A report of the day its letter says: "a" of the first of May, "b" of the second. */
export const said = (id: string, outlet: string, ...claims: readonly ClaimSketch[]): ReportSketch => ({
  id,
  outlet,
  at: `2031-05-0${id.charCodeAt(0) - 96}T08:00:00.000Z`,
  claims,
});

/** One report a voice, each of its own outlet. */
export const each = (...voices: readonly ClaimSketch["by"][]): Provenance =>
  trace(
    voices.map((by, index) =>
      said(
        String.fromCharCode(97 + index),
        `${["Alder", "Birch", "Cedar"][index] ?? "Elm"} Tribune`,
        dead(by, { sentence: `Report ${index} on the ferry: 31 people died there.` }),
      ),
    ),
  );
