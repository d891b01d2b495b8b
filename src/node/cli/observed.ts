import { z } from "zod";
import { readSecret } from "../app/secrets.ts";
import { AppError } from "../errors.ts";
import type { Observer } from "../observe/observer.ts";
import type { StatusOptions } from "../rest/status-server.ts";

/** Options of every command that runs until it is stopped. */
export const observedInput = {
  log: z
    .enum(["json", "off"])
    .default("off")
    .describe("json: what happens as JSON lines on stderr, without words of reports, addresses or secrets; off: faults alone, in words"),
  status: z
    .string()
    .optional()
    .describe(
      "a second address for probes and Prometheus, HOST:PORT: /healthz, /readyz, /metrics; from other machines measures need the token in UNECHO_METRICS_TOKEN",
    ),
  traces: z.string().optional().describe("collector that traces are sent to (OpenTelemetry, OTLP over HTTP): http://127.0.0.1:4318; without it none are made"),
};

interface Given {
  readonly log: "json" | "off";
  readonly status?: string | undefined;
  readonly traces?: string | undefined;
}

/** Fewest characters of the token for measures: nobody guesses it. */
const LEAST_TOKEN = 16;
const HOST_PORT = /^(\[[0-9a-f:]+\]|[\w.-]+):(\d{1,5})$/i;

/** The second address, checked before anything is opened; null without one. */
export function statusOf({ status }: Given, command: string): StatusOptions | null {
  if (status === undefined) return null;
  const [, host = "", port = "65536"] = HOST_PORT.exec(status) ?? [];
  if (Number(port) > 65_535) throw new AppError("input/invalid", { detail: `--status: ${status.slice(0, 100)} is no HOST:PORT`, command });
  const token = readSecret("UNECHO_METRICS_TOKEN");
  if (token !== null && token.length < LEAST_TOKEN)
    throw new AppError("input/invalid", { detail: `UNECHO_METRICS_TOKEN has fewer than ${LEAST_TOKEN} characters`, command });
  return { host: host.replace(/^\[|\]$/g, ""), port: Number(port), token };
}

/** Watches over a process as its options say. `part` is which process of unecho it is. */
export async function observe({ log, traces }: Given, part: string, version: string): Promise<Observer> {
  // loaded here: no other command writes a log for programs
  const { openObserver } = await import("../observe/observer.ts");
  return openObserver({ part, version, log, traces: traces ?? null });
}
