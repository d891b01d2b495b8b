import type { Heads } from "../app/ledger/stamps.ts";

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;

/** What a token shows and what it does not, in two sentences. */
export const whatItShows = (authority: string, time: string, { captures, decisions, removals }: Heads): string =>
  `If you trust ${authority}, the store's ${counted(captures.length, "report")}, ${counted(decisions.length, "decision")} and ${counted(removals.length, "removal")} of that moment were there, as they are now, at ${time}. It does not show that a report is right, who wrote it or when it came out, and nothing about what was added later.`;
