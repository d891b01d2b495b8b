import { type DestinationStream, pino } from "pino";
import type { FaultFacts } from "./fault-facts.ts";

/** What a line of the log says as data: names and numbers of ours, never words of a report, a secret, an address. */
export interface Facts {
  /** Of a short list: "request", "call", "fault", "listening", "stopping". */
  readonly event: string;
  readonly fault?: FaultFacts;
  readonly [name: string]: unknown;
}

/**
 * Writes down what happened: in words, for whoever sits here, as data, for programs that gather logs, or both.
 * Without words it is only of interest to programs; without facts the words themselves are gathered, cut and without addresses' queries and tokens.
 */
export type Log = (words: string, facts?: Facts) => void;

/** Longest words that are gathered, in characters. */
const MOST_WORDS = 300;
const SECRET = /\bunecho_[\w-]+/g;

/** A word as it may be gathered: of an address scheme and host (what follows may be a secret), and nothing of a token. */
function gatheredWord(word: string, at: number, all: readonly string[]): string {
  if (/^bearer$/i.test(all[at - 1] ?? "")) return "(secret)";
  const colon = word.indexOf("://");
  if (colon < 0) return word.replace(SECRET, "(secret)");
  const scheme = ["https", "http", "smtps", "smtp", "postgres"].find((name) => word.slice(0, colon).endsWith(name)) ?? "";
  const address = word.slice(colon - scheme.length);
  return URL.canParse(address) ? `${new URL(address).protocol}//${new URL(address).host}` : "(address)";
}

/** Words as they may be gathered. */
export const gatheredWords = (words: string): string => words.split(/\s+/).map(gatheredWord).join(" ").slice(0, MOST_WORDS);

/** The log of somebody who sits at the machine: words, a line each. */
export const plainLog =
  (write: (line: string) => void): Log =>
  (words) => {
    if (words !== "") write(`${words}\n`);
  };

const levelOf = ({ event, status }: Facts): "info" | "warn" | "error" => {
  if (event === "fault" || (typeof status === "number" && status >= 500)) return "error";
  return event === "note" ? "warn" : "info";
};

/** A JSON object a line: level, time, the part of unecho that writes, event and its facts. */
export function jsonLog(part: string, destination: DestinationStream): Log {
  const logger = pino(
    {
      base: { service: "unecho", part, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
    },
    destination,
  );
  return (words, facts) => {
    const said = facts ?? { event: "note", words: gatheredWords(words) };
    logger[levelOf(said)](said);
  };
}
