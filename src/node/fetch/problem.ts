/** Why a page could not be had, as a value: nothing here is thrown. */
export interface FetchProblem {
  readonly code:
    | "collect/refused-address"
    | "collect/unreachable"
    | "collect/status"
    | "collect/too-large"
    | "collect/too-slow"
    | "collect/bad-reply"
    | "collect/redirects"
    | "collect/robots"
    | "collect/stopped";
  readonly message: string;
  readonly fix: string;
  /** True when asking again later may go better. */
  readonly passing: boolean;
  /** Status of the answer, null when there was none or it is not the reason. */
  readonly status: number | null;
  /** Milliseconds the server asked us to wait, null when it did not say. */
  readonly waitMs: number | null;
}

const FIXES: Readonly<Record<FetchProblem["code"], string>> = {
  "collect/refused-address": "name a public address; for a server of your own see --allow-private",
  "collect/unreachable": "check the address, or try again later",
  "collect/status": "open it in a browser to see what it says",
  "collect/too-large": "save it and read the file",
  "collect/too-slow": "try again later, or save it and read the file",
  "collect/bad-reply": "open it in a browser and save it",
  "collect/redirects": "give the address it ends at",
  "collect/robots": "ask the site, or save the page yourself and read the file",
  "collect/stopped": "run it again",
};

interface More {
  readonly passing?: boolean;
  readonly waitMs?: number | null;
  readonly status?: number | null;
}

/** A problem with the advice that belongs to its kind. */
export const problemOf = (code: FetchProblem["code"], message: string, { passing = false, waitMs = null, status = null }: More = {}): FetchProblem => ({
  code,
  message,
  fix: FIXES[code],
  passing,
  status,
  waitMs,
});
